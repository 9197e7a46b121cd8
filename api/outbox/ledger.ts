import type { Id, Instant } from '#contract/basics.ts';
import type { Channel } from '#contract/outbox.ts';
import * as accounts from '../accounts/accounts.ts';
import type { Context, Tx } from '../context.ts';
import { addressHash } from './address-hash.ts';
import { capCounter, capOf } from './cap.ts';
import type { Conclusion } from './conclusion.ts';
import { gathered } from './group-commit.ts';
import * as sql from './ledger.sql.ts';
import { verdict, type LastFacts } from './verdict.ts';

export type Leased = sql.Leased;

/** Longer than any gateway waits for an answer. Whoever holds a message longer has stalled; the fence stops it. */
export const LEASE_MS = 3 * 60_000;
/** Screens are told of a running campaign this often at most. */
const TELL_MS = 400;

export const later = (now: Instant, ms: number): Instant => new Date(Date.parse(now) + ms).toISOString();

type Launch = { step: 'launch'; message: Leased; mime: string | null; openUntil: Instant | null };
type Settle = { step: 'settle'; message: Leased; conclusion: Conclusion };

export type Ledger = {
  /** Commits `in_flight` durably; false when the message must not go any more (its new state is written). */
  launch: (message: Leased, mime: string | null, openUntil: Instant | null) => Promise<boolean>;
  settle: (message: Leased, conclusion: Conclusion) => Promise<boolean>;
};

/** The hand-over side of the outbox. Steps of many connections share one commit, in the order they came. */
export function openLedger(ctx: Context): Ledger {
  let toldAt = 0;

  const step = gathered<Launch | Settle, boolean>((steps) =>
    ctx.write(async (tx) => {
      const settled = await settleAll(
        tx,
        steps.filter((each) => each.step === 'settle'),
        ctx.training,
      );
      const launched = await launchAll(
        tx,
        steps.filter((each) => each.step === 'launch'),
        ctx,
      );
      tellScreens(tx, settled);
      return steps.map((each) => each.step === 'settle' || launched.has(each.message.id));
    }),
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
    launch: (message, mime, openUntil) => step({ step: 'launch', message, mime, openUntil }),
    settle: (message, conclusion) => step({ step: 'settle', message, conclusion }),
  };
}

const idOf = ({ message }: { message: Leased }): Id => message.id;

async function launchAll(
  tx: Tx,
  steps: readonly Launch[],
  { pepper, training }: Pick<Context, 'pepper' | 'training'>,
): Promise<Set<Id>> {
  if (steps.length === 0) return new Set();
  const now = tx.now();
  if (steps.some(({ message }) => message.lane === 'bulk')) await sql.takeTurns(tx.db);
  const cap = await capOf({ db: tx.db, training }, now);
  const mayGo = capCounter(cap);
  const asked = steps.map(({ message }) => ({
    id: message.id,
    fence: message.fence,
    hash: addressHash(pepper, message.channel, message.recipient),
  }));
  const rows = new Map((await sql.lastFacts(tx.db, asked, cap)).map((row) => [row.id, row]));
  const go: { id: Id; fence: number; mime: string | null }[] = [];
  const withheld: sql.Withholding[] = [];
  for (const { message, mime, openUntil } of steps) {
    const row = rows.get(message.id);
    if (!row) continue; // not ours any more: cancelled, or leased anew after a stall
    const { id, fence } = message;
    const facts: Omit<LastFacts, 'capped'> = {
      lane: row.lane,
      campaignState: row.campaign_state,
      account: row.account_gone === 1 ? 'gone' : row.account_status,
      addressChanged: row.address_changed === 1,
      suppressed: row.suppressed === 1,
      open: openUntil === null || now < openUntil,
    };
    const first = verdict({ ...facts, capped: false });
    const used = { week: row.week, day: row.day };
    const capped = first === 'go' && row.lane === 'bulk' && !mayGo({ id: row.holder_id, used }, message.channel);
    const judged = capped ? verdict({ ...facts, capped }) : first;
    if (judged === 'go') go.push({ id, fence, mime });
    else withheld.push({ id, fence, ...judged });
  }
  if (withheld.length > 0) await sql.withhold(tx.db, { now, messages: withheld });
  if (go.length === 0) return new Set();
  const launched = await sql.launch(tx.db, { now, until: later(now, LEASE_MS), messages: go });
  return new Set(launched.map(({ id }) => id));
}

async function settleAll(tx: Tx, steps: readonly Settle[], training: boolean): Promise<readonly Settle[]> {
  if (steps.length === 0) return steps;
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
  if (messages.some(({ state }) => state === 'simulated')) await sql.keepTrials(tx.db, { now, training, messages });
  const settled = await sql.settle(tx.db, { now, messages });
  // A trial reaches nobody; in training all is trial, and the screens should still come alive.
  const reached = settled.filter(
    ({ lane, state }) => lane === 'bulk' && (state === 'sent' || (state === 'simulated' && training)),
  );
  for (const channel of ['email', 'sms'] satisfies Channel[]) {
    const ids = reached.filter((row) => row.channel === channel).flatMap(({ account_id }) => account_id ?? []);
    if (ids.length > 0) await accounts.markContacted(tx, ids, channel, now);
  }
  return steps;
}
