import { addDays } from '#contract/deadline.ts';
import { KapocsError } from '#contract/errors.ts';
import { knownMovedDays } from '#contract/holidays.ts';
import { sortKey } from '#contract/hungarian.ts';
import { openAlways } from '#contract/sending-hours.ts';
import { loadAccounts, settleAccounts } from '#db/bulk.ts';
import type { JsonColumns } from '#db/dialect.ts';
import * as calls from '../calls/past.ts';
import type { Context } from '../context.ts';
import * as outbox from '../outbox/past.ts';
import * as portal from '../portal/registration/past.ts';
import * as hours from '../settings/hours.ts';
import * as settings from '../settings/settings.ts';
import * as templates from '../templates/templates.ts';
import { setupNeeded } from '../users/setup.ts';
import { issueTicket } from '../users/tickets.ts';
import { demoAccount, type DemoAccount, type DemoGround } from './demo-account.ts';
import { addDemoStaff, type DemoUser } from './demo-staff.ts';
import { demoPromises, pastCalls } from './past-calls.ts';
import { diceOf } from './dice.ts';
import { intermediaryName } from './names.ts';
import * as sql from './demo.sql.ts';
import { pastEvents, pastMessages } from './past.ts';
import { furnishPortals } from './portals.ts';

const INTERMEDIARIES = 300;
const CHUNK = 2000;

const intermediaryColumns = { code: 'text', name: 'text', name_sort: 'text', kind: 'text', email: 'text' } as const;

/** The first, who has most clients, is a broker: the one the demo broker works for. */
function intermediary(index: number): Record<keyof typeof intermediaryColumns, string> {
  const dice = diceOf(-1 - index);
  const kind = index === 0 || dice.chance(0.6) ? 'broker' : 'agent';
  const name = intermediaryName(dice, kind);
  const code = `K${String(index + 1).padStart(4, '0')}`;
  return { code, name, name_sort: sortKey(name), kind, email: `${code.toLowerCase()}@kozvetito.example` };
}

/** Insurer, texts, hours in which everything can be tried, two renewal periods and the intermediaries: what accounts stand on. */
async function layGround(ctx: Context): Promise<DemoGround> {
  const today = ctx.today();
  const year = today.slice(0, 4);
  return ctx.write(async (tx) => {
    const insurer = await settings.addInsurer(tx, { name: 'Minta Biztosító', portalUrl: ctx.clientPages() ?? '' });
    await templates.addDefaults(tx);
    await hours.setWorkingTime(tx, { hours: openAlways, movedDays: [...knownMovedDays] });
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

/** The same accounts for the same number and day; all or none of them. */
async function addAccounts(
  ctx: Context,
  { count, ground, progress }: { count: number; ground: DemoGround; progress: (done: number) => void },
): Promise<void> {
  const columns = columnsOf(demoAccount(0, ground));
  await ctx.write(async (tx) => {
    await loadAccounts(tx.db, async () => {
      for (let from = 0; from < count; from += CHUNK) {
        const rows = Array.from({ length: Math.min(CHUNK, count - from) }, (_, at) => demoAccount(from + at, ground));
        await sql.insertRows(tx.db, 'account', columns, rows);
        progress(from + rows.length);
      }
    });
    tx.tell('accounts', []);
  });
  await settleAccounts(ctx.db);
}

/** So many accounts have a story to read; for the rest the counts stand alone. */
const WITH_A_PAST = 2000;

async function tellThePast(ctx: Context, count: number, ground: DemoGround): Promise<void> {
  await ctx.write(async (tx) => {
    const ids = await sql.firstIds(tx.db, Math.min(count, WITH_A_PAST));
    const accounts = Array.from({ length: ids.size }, (_, at) => demoAccount(at, ground));
    const each = <T>(tell: (id: number, account: DemoAccount) => T[]): T[] =>
      accounts.flatMap((account) => tell(ids.get(account.account_number) ?? 0, account));
    await outbox.keepPast(tx, each(pastMessages));
    await portal.keepPast(tx, each(pastEvents));
  });
}

const PROMISES = 8;

/** Calls of the past, made by the demo agent, and some that are promised. */
async function tellCalls(ctx: Context, { count, ground, by }: { count: number; ground: DemoGround; by: number }) {
  await ctx.write(async (tx) => {
    const ids = await sql.firstIds(tx.db, Math.min(count, WITH_A_PAST));
    const accounts = Array.from({ length: ids.size }, (_, at) => demoAccount(at, ground));
    const idOf = (account: DemoAccount): number => ids.get(account.account_number) ?? 0;
    const past = accounts.flatMap((account) => pastCalls(idOf(account), account, ground.today));
    await calls.keepPast(tx, by, past);
    const wanting = accounts.filter(
      ({ last_outcome, confirmed_on, closed_on }) =>
        last_outcome === 'VISSZAHIVAS' && confirmed_on === null && closed_on === null,
    );
    await calls.keepPromises(tx, demoPromises(wanting.slice(0, PROMISES).map(idOf), tx.now(), by));
  });
}

/** What clients did on both portals, so that their screens have something to show. */
async function tellPortals(ctx: Context, { count, ground, by }: { count: number; ground: DemoGround; by: DemoUser }) {
  const ids = await sql.firstIds(ctx.db, Math.min(count, WITH_A_PAST));
  const clients = Array.from({ length: ids.size }, (_, at) => demoAccount(at, ground)).map((account) => ({
    id: ids.get(account.account_number) ?? 0,
    account,
  }));
  await furnishPortals(ctx, { clients, ground, by: { ...by, displayName: 'Minta Ödön', intermediaryId: null } });
}

const REPORT_MS = 3000;

/** Says how far it is, now and then, so that a long start is not silent. */
function reporter(count: number, report: (line: string) => void): (done: number) => void {
  let next = performance.now() + REPORT_MS;
  return (done) => {
    if (performance.now() < next) return;
    next = performance.now() + REPORT_MS;
    report(done < count ? `Demo: ${done} of ${count} accounts` : `Demo: ${count} accounts; now the indexes`);
  };
}

const roleWords = { admin: 'administrator', agent: 'agent', broker: 'broker' } as const;

/**
 * Fills an empty database with an insurer, intermediaries, that many accounts and one user of each role. Says the
 * ticket that signs in the administrator once, and the lines to show. Throws FOLDER_NOT_EMPTY when somebody is there.
 */
export async function fillDemo(
  ctx: Context,
  { count, report }: { count: number; report: (line: string) => void },
): Promise<{ ticket: string; notes: string[] }> {
  if (!(await setupNeeded(ctx))) throw new KapocsError('FOLDER_NOT_EMPTY');
  const ground = await layGround(ctx);
  await addAccounts(ctx, { count, ground, progress: reporter(count, report) });
  await tellThePast(ctx, count, ground);
  const staff = await addDemoStaff(ctx, ground.intermediaries[0]?.id ?? 0);
  await tellCalls(ctx, { count, ground, by: staff[1].id });
  await tellPortals(ctx, { count, ground, by: staff[1] });
  return {
    ticket: issueTicket(staff[0].id),
    notes: [
      'The address signs in once; these users exist for this demo (their passwords are not shown again):',
      ...staff.map(
        ({ role, username, password }) => `  ${roleWords[role].padEnd(14)} ${username.padEnd(15)} ${password}`,
      ),
    ],
  };
}
