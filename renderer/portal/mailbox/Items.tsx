import { useCallback } from 'react';
import { itemFolders, type ItemFolder, type ItemOrder, mailbox } from '#contract/mailbox.ts';
import { call } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { SortChoice } from '../parts/SortChoice.tsx';
import { usePages } from '../parts/use-pages.ts';
import { useWritten } from '../written.ts';
import { goToLogIn } from './use-owner.ts';

const PAGE = 50;

/** Which folder, in which order. */
export type View = { folder: ItemFolder; sort: ItemOrder };
type Props = { view: View; change: (view: View) => void; open: (id: number) => void };

export function Items({ view, change, open }: Props) {
  const { list: words, kinds } = useWords().mailbox;
  const { folder, sort } = view;
  const { rows, failure, more } = usePages(
    useCallback((after) => call(mailbox.items, { folder, sort, limit: PAGE, ...after }), [folder, sort]),
    goToLogIn,
  );
  const { day, dayOf } = useWritten();
  return (
    <>
      <div role="group" aria-label={words.folders} className="folders">
        {itemFolders.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === folder}
            onClick={() => change({ ...view, folder: each })}
          >
            {words[each]}
          </button>
        ))}
      </div>
      <SortChoice sort={sort} onSort={(order) => change({ ...view, sort: order })} />
      {failure && <FailureNote failure={failure} />}
      <ul className="items">
        {rows?.map((item) => (
          <li key={item.id} className={item.unread ? 'unread' : ''}>
            <button type="button" onClick={() => open(item.id)}>
              <strong>{item.subject}</strong>
              {item.unread && <span className="mark">{words.isUnread}</span>}
              <span className="hint">
                {kinds[item.kind]} · {item.contractNumber} · {dayOf(item.placedAt)}
              </span>
              <span className="hint">{words.purged(day(item.purgedOn))}</span>
            </button>
          </li>
        ))}
      </ul>
      {rows?.length === 0 && <p role="status">{words.empty}</p>}
      {more && (
        <button type="button" onClick={more}>
          {words.more}
        </button>
      )}
    </>
  );
}
