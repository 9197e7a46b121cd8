import { addDays } from '#contract/deadline.ts';
import { sortKey } from '#contract/hungarian.ts';
import { loadAccounts } from '#db/bulk.ts';
import type { JsonColumns } from '#db/dialect.ts';
import type { Context } from '../context.ts';
import * as settings from '../settings/settings.ts';
import { demoAccount, type DemoGround } from './demo-account.ts';
import { diceOf } from './dice.ts';
import { intermediaryName } from './names.ts';
import * as sql from './demo.sql.ts';

const INTERMEDIARIES = 300;
const CHUNK = 2000;

const intermediaryColumns = { code: 'text', name: 'text', name_sort: 'text', kind: 'text', email: 'text' } as const;

function intermediary(index: number): Record<keyof typeof intermediaryColumns, string> {
  const dice = diceOf(-1 - index);
  const kind = dice.chance(0.6) ? 'broker' : 'agent';
  const name = intermediaryName(dice, kind);
  const code = `K${String(index + 1).padStart(4, '0')}`;
  return { code, name, name_sort: sortKey(name), kind, email: `${code.toLowerCase()}@kozvetito.example` };
}

/** Insurer, two renewal periods and the intermediaries: what accounts stand on. */
async function layGround(ctx: Context): Promise<DemoGround> {
  const today = ctx.today();
  const year = today.slice(0, 4);
  return ctx.write(async (tx) => {
    const insurer = await settings.addInsurer(tx, { name: 'Minta Biztosító' });
    const cohort = (name: string, deadline: string) =>
      settings.addCohort(tx, { insurerId: insurer.id, name, deadline, firstMailOn: addDays(deadline, -20) });
    const cohorts = [
      await cohort(`${year}. évi megújítás`, addDays(today, 5)),
      await cohort('Korábbi megújítás', addDays(today, -40)),
    ] as const;
    const rows = Array.from({ length: INTERMEDIARIES }, (_, index) => intermediary(index));
    await sql.insertRows(tx.db, 'intermediary', intermediaryColumns, rows);
    return { insurerId: insurer.id, cohorts, intermediaries: await sql.intermediaryIds(tx.db), today, now: tx.now() };
  });
}

const wholeNumbers = new Set([
  'insurer_id',
  'cohort_id',
  'intermediary_id',
  'reachable',
  'contract_count',
  'annual_premium',
  'email_differs',
  'reminders_email',
  'reminders_sms',
  'call_attempts',
]);
const columnsOf = (row: object): JsonColumns =>
  Object.fromEntries(Object.keys(row).map((name) => [name, wholeNumbers.has(name) ? 'integer' : 'text']));

/** Fills an empty database with that many accounts, always the same for the same number and day. */
export async function fill(ctx: Context, count: number, progress: (done: number) => void): Promise<DemoGround> {
  const ground = await layGround(ctx);
  const columns = columnsOf(demoAccount(0, ground));
  await ctx.write((tx) =>
    loadAccounts(tx.db, async () => {
      for (let from = 0; from < count; from += CHUNK) {
        const rows = Array.from({ length: Math.min(CHUNK, count - from) }, (_, at) => demoAccount(from + at, ground));
        await sql.insertRows(tx.db, 'account', columns, rows);
        progress(from + rows.length);
      }
    }),
  );
  return ground;
}
