import type { ConflictField, RowConflict, Settlement } from '#contract/imports.ts';
import type { Context } from '../../context.ts';
import * as sql from './decisions.sql.ts';
import type { ImportRecord } from '../imports.sql.ts';
import { save } from '../save-step.ts';

const LINES_AT_ONCE = 500;

type Conflict = Omit<RowConflict, 'settled'>;

const asked = (conflicts: string): Map<ConflictField, string> =>
  new Map(
    (JSON.parse(conflicts) as Conflict[]).map(({ field, list, kept, fixed }) => [
      field,
      JSON.stringify([list, kept, fixed]),
    ]),
  );

/** What was chosen counts where the list and what is kept still say the very same two things. */
function stillChosen({ position, conflicts, decided_about, ...settled }: sql.Reopened): sql.Choice {
  const [now, then] = [asked(conflicts), asked(decided_about)];
  const choice = (field: ConflictField): Settlement | null =>
    now.has(field) && now.get(field) === then.get(field) ? settled[`settled_${field}`] : null;
  return { position, email: choice('email'), mobile: choice('mobile'), registered: choice('registered') };
}

/** Decides again about a list read anew what a person had decided before; false when it is read anew once more. */
export async function decideAgain(ctx: Context, record: ImportRecord): Promise<boolean> {
  for (let after = ''; ;) {
    const lines = await sql.reopened(ctx.db, record.id, { after, limit: LINES_AT_ONCE });
    const last = lines.at(-1);
    if (!last) return true;
    const going = await save(ctx, record, async (_now, tx) => {
      await sql.chooseAgain(tx.db, record.id, lines.map(stillChosen));
      return {};
    });
    if (!going) return false;
    after = last.account_key;
  }
}
