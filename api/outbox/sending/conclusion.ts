import type { Instant } from '#contract/basics.ts';
import type { Lane, MessageReason, MessageState } from '#contract/outbox.ts';
import type { Outcome } from '../gateways/gateway.ts';

export type Conclusion = {
  state: MessageState;
  reason: MessageReason | null;
  answer: string | null;
  providerRef: string | null;
  /** instant of the next try, for a message that goes back to the queue */
  notBefore: Instant | null;
  /** whether this try counts against the message itself */
  counts: boolean;
};

/** Waiting times after the first, second … temporary refusal, in seconds; then the message has failed. */
const RETRIES = [60, 300, 900, 3600, 14_400] as const;

const after = (now: Instant, seconds: number): Instant => new Date(Date.parse(now) + seconds * 1000).toISOString();

/** What the ledger writes of an outcome; `withheld` was written by the gate already. `attempts`: tries before this one. */
export function conclude(
  outcome: Exclude<Outcome, { kind: 'withheld' }>,
  { lane, attempts, now }: { lane: Lane; attempts: number; now: Instant },
): Conclusion {
  const blank = { reason: null, answer: null, providerRef: null, notBefore: null, counts: true };
  switch (outcome.kind) {
    case 'sent':
      return { ...blank, state: 'sent', answer: outcome.answer, providerRef: outcome.providerRef };
    case 'simulated':
      return { ...blank, state: 'simulated' };
    case 'refused':
      return { ...blank, state: 'failed', reason: 'rejected', answer: outcome.answer };
    case 'unknown':
      return { ...blank, state: 'unknown', reason: 'no_answer' };
    case 'later': {
      const wait = RETRIES[attempts];
      if (lane === 'test' || wait === undefined)
        return { ...blank, state: 'failed', reason: 'too_many_tries', answer: outcome.answer };
      const notBefore = after(now, Math.max(wait, outcome.seconds ?? 0));
      return { ...blank, state: 'queued', reason: 'temporary', answer: outcome.answer, notBefore };
    }
    case 'trouble': {
      const told = { reason: outcome.trouble, answer: outcome.answer };
      if (lane === 'test') return { ...blank, ...told, state: 'failed' };
      return { ...blank, ...told, state: 'queued', notBefore: now, counts: false };
    }
    default:
      return outcome satisfies never;
  }
}
