import type { AccountLine } from '#contract/accounts.ts';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';
import './accounts.css';

/** So many days before the deadline it counts as "soon". */
const SOON = 7;

const urgency = (daysLeft: number): 'late' | 'soon' | 'calm' =>
  daysLeft < 0 ? 'late' : daysLeft <= SOON ? 'soon' : 'calm';

/** The day, and how far it is while it still matters. */
export function Deadline({ row, open }: { row: Pick<AccountLine, 'deadline' | 'daysLeft'>; open: boolean }) {
  const texts = useTexts().accounts;
  const format = useFormat();
  return (
    <>
      {format.date(row.deadline)}
      {open && (
        <span className="days-left" data-urgency={urgency(row.daysLeft)}>
          {texts.daysShort(row.daysLeft)}
        </span>
      )}
    </>
  );
}
