import type { Id, Instant } from '#contract/basics.ts';
import type { SendingRules } from '#contract/sending-rules.ts';
import type { Context, Tx } from '../../context.ts';
import { jobName as lettersJob } from '../../letters/job-name.ts';
import { addressHash } from '../addresses/address-hash.ts';
import { capAt, capCounter } from './cap.ts';
import { drop } from '../attachments/attachments.sql.ts';
import { outdated } from '../attachments/listed.ts';
import type { Conclusion } from './conclusion.ts';
import { gathered } from './group-commit.ts';
import * as sql from './ledger.sql.ts';
import { counts } from '../reached.ts';
import { passOn } from './shared-letter.sql.ts';
import { verdict, type LastFacts } from './verdict.ts';

export type Leased = sql.Leased;

/** Longer than any gateway waits for an answer. Whoever holds a message longer has stalled; the fence stops it. */
export const LEASE_MS = 3 * 60_000;
/** Screens are told of a running campaign this often at most. */
const TELL_MS = 400;

export const later = (now: Instant, ms: number): Instant => new Date(Date.parse(now) + ms).toISOString();

/** One commit serves all lines: who stands at the gate waits this long for the others, and what is over for the next. */
const GATE_MS = 1;
const OVER_MS = 25;

/** What holds for the messages of one batch. `openUntil`: end of the sending hours; null: any time. */
export type Terms = { openUntil: Instant | null; rules: SendingRules };

type Launch = { step: 'launch'; message: Leased; mime: string | null; terms: Terms };
type Settle = { step: 'settle'; message: Leased; conclusion: Conclusion };

export type Ledger = {
  /** Commits `in_flight` durably; false when the message must not go any more (its new state is written). */
  launch: (message: Leased, mime: string | null, terms: Terms) => Promise<boolean>;
  settle: (message: Leased, conclusion: Conclusion) => Promise<boolean>;
  /** a line has begun (1) or ended (-1) to hand messages over */
  lines: (change: 1 | -1) => void;
};

/** The hand-over side of the outbox. Steps of many connections share one commit, in the order they came. */
export function openLedger(ctx: Context): Ledger {
  let toldAt = 0;
  let lines = 0;

  const { ask, look } = gathered<Launch | Settle, boolean>(
    async (steps) => {
      const settles = steps.filter((each) => each.step === 'settle');
      const launches = steps.filter((each) => each.step === 'launch');
      // Side by side: what the lines wait for at the gate is the ways there and back to the database. There are two:
      // the facts are asked, and after the verdict all is written and committed.
      const { launched } = await ctx.write(async (tx) => {
        tellScreens(tx, settles);
        void tx.along(Promise.all([sql.byKey(tx.db), settleAll(tx, settles, ctx.training)]));
        const messages = await cleared(tx, launches, ctx);
        const now = tx.now();
        const launch = async () =>
          messages.length === 0 ? [] : sql.launch(tx.db, { now, until: later(now, LEASE_MS), messages });
        return { launched: tx.along(launch()) };
      });
      const gone = new Set((await launched).map(({ id }) => id));
      return steps.map((each) => each.step === 'settle' || gone.has(each.message.id));
    },
    (steps) => {
      const atTheGate = steps.filter((each) => each.step === 'launch').length;
      if (atTheGate >= lines) return 0;
      return atTheGate > 0 ? GATE_MS : OVER_MS;
    },
  );

  function tellScreens(tx: Tx, settled: readonly Settle[]): void {
    const waitedFor = settled.filter(({ message }) => message.lane !== 'bulk');
    if (waitedFor.length > 0) tx.tell('outbox', waitedFor.map(idOf));
    if (waitedFor.length === settled.length || Date.now() - toldAt < TELL_MS) return;
    toldAt = Date.now();
    tx.tell('outbox', []);
    tx.tell('campaigns', []);
  }

  return {
    launch: (message, mime, terms) => ask({ step: 'launch', message, mime, terms }),
    settle: (message, conclusion) => ask({ step: 'settle', message, conclusion }),
    lines: (change) => {
      lines += change;
      look();
    },
  };
}

const idOf = ({ message }: { message: Leased }): Id => message.id;

type Go = { id: Id; fence: number; mime: string | null };

/** Of those at the gate, the ones that may go; what becomes of the others is written. */
async function cleared(
  tx: Tx,
  steps: readonly Launch[],
  { pepper, training }: Pick<Context, 'pepper' | 'training'>,
): Promise<Go[]> {
  const [first] = steps;
  if (!first) return [];
  const now = tx.now();
  const cap = capAt(first.terms.rules, now, training);
  const mayGo = capCounter(cap);
  const asked = steps.map(({ message }) => ({
    id: message.id,
    fence: message.fence,
    hash: addressHash(pepper, message.channel, message.recipient),
  }));
  // Sent in this order, and answered in it: the facts are those after the turn of any other server.
  const [, found] = await Promise.all([
    steps.some(({ message }) => message.lane === 'bulk') ? sql.takeTurns(tx.db) : null,
    sql.lastFacts(tx.db, asked, cap),
  ]);
  const rows = new Map(found.map((row) => [row.id, row]));
  const stale = await outdated(
    tx,
    steps.flatMap(({ message }) => (mayHaveList(message) ? message.id : [])),
  );
  const go: Go[] = [];
  const withheld: sql.Withholding[] = [];
  for (const { message, mime, terms } of steps) {
    const row = rows.get(message.id);
    if (!row) continue; // not ours any more: cancelled, or leased anew after a stall
    const { id, fence } = message;
    const facts: Omit<LastFacts, 'capped'> = {
      lane: row.lane,
      campaignState: row.campaign_state,
      account: row.account_gone === 1 ? 'gone' : row.account_status,
      restricted: row.account_restricted === 1,
      addressChanged: row.address_changed === 1,
      outdated: stale.has(message.id),
      outsideCohort: row.outside_cohort === 1,
      suppressed: row.suppressed === 1,
      open: terms.openUntil === null || now < terms.openUntil,
    };
    const uncapped = verdict({ ...facts, capped: false });
    const used = { week: row.week, day: row.day };
    const capped = uncapped === 'go' && row.lane === 'bulk' && !mayGo({ id: row.holder_id, used }, message.channel);
    const judged = capped ? verdict({ ...facts, capped }) : uncapped;
    if (judged === 'go') go.push({ id, fence, mime });
    else withheld.push({ id, fence, ...judged });
  }
  if (withheld.length > 0) await withhold(tx, withheld);
  return go;
}

/** Letters to intermediaries: neither to a client nor of a campaign. */
const mayHaveList = ({ lane, account_id, campaign_id }: Leased): boolean =>
  lane === 'bulk' && account_id === null && campaign_id === null;

/** What one client must not get may still be meant for others at the address; what the address must not get is for nobody. */
async function withhold(tx: Tx, messages: readonly sql.Withholding[]): Promise<void> {
  const now = tx.now();
  await sql.withhold(tx.db, { now, messages });
  const shared = messages.filter(({ state, reason }) => state === 'skipped' && reason !== 'suppressed');
  const ids = shared.map(({ id }) => id);
  if (ids.length > 0 && (await passOn(tx.db, ids, now)) > 0) tx.wake('campaigns');
  const stale = messages.filter(({ reason }) => reason === 'superseded').map(({ id }) => id);
  if (stale.length > 0) {
    await drop(tx.db, stale);
    tx.wake(lettersJob);
  }
}

/** Sends what became of messages on its way, in this order: settling wipes what the others read. */
function settleAll(tx: Tx, steps: readonly Settle[], training: boolean): Promise<unknown> {
  if (steps.length === 0) return Promise.resolve();
  const now = tx.now();
  const messages = steps.map(({ message, conclusion }) => ({
    id: message.id,
    fence: message.fence,
    state: conclusion.state,
    reason: conclusion.reason,
    answer: conclusion.answer,
    provider_ref: conclusion.providerRef,
    not_before: conclusion.notBefore,
    tries: conclusion.counts ? 1 : 0,
  }));
  // A trial reaches nobody; in training all is trial, and the screens should still come alive.
  const reached = steps
    .filter(({ conclusion: { state } }) => state === 'sent' || (state === 'simulated' && training))
    .filter(({ message }) => counts(message))
    .map(({ message: { id, fence } }) => ({ id, fence }));
  const trials = messages.some(({ state }) => state === 'simulated');
  return Promise.all([
    trials ? sql.keepTrials(tx.db, { now, training, messages }) : null,
    reached.length > 0 ? sql.keepReached(tx.db, { now, messages: reached }) : null,
    sql.settle(tx.db, { now, messages }),
  ]);
}
