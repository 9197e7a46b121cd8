import { useId } from 'react';
import { itemOrders, type ItemOrder } from '#contract/mailbox.ts';
import { useWords } from '../language.ts';

/** The order letters and papers are listed in, by every key there is. */
export function SortChoice({ sort, onSort }: { sort: ItemOrder; onSort: (sort: ItemOrder) => void }) {
  const { list: words, orders } = useWords().mailbox;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words.sort}</label>
      <select
        id={id}
        value={sort}
        onChange={({ target }) => onSort(itemOrders.find((order) => order === target.value) ?? '-date')}
      >
        {itemOrders.map((each) => (
          <option key={each} value={each}>
            {orders[each]}
          </option>
        ))}
      </select>
    </div>
  );
}
