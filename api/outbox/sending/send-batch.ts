import type { Instant } from '#contract/basics.ts';
import type { GatewayTrouble } from '#contract/outbox.ts';
import { crashPoint } from '../../crash-point.ts';
import { conclude } from './conclusion.ts';
import type { Gateway, Outcome, Outgoing } from '../gateways/gateway.ts';
import type { Leased, Ledger, Terms } from './ledger.ts';

export type BatchResult = {
  accepted: number;
  trouble: { kind: GatewayTrouble; seconds: number | null } | null;
};

/** How long a message under way may still get its answer when the program closes. */
const GRACE_MS = 4000;

/** Letters composed at a time, fewer where they carry much along; and how many are ready, or nearly, at most. */
const PORTION = 20;
const AHEAD = 80;
const PORTION_BYTES = 2_000_000;

/** With fewer left the next are asked for, so that no line waits for them. */
const FEW = 150;

const notBegun = { state: 'queued', answer: null, providerRef: null, counts: false } as const;

export type Ready = {
  message: Leased;
  /** the message as its gateway gets it */
  dress: () => Outgoing;
  terms: Terms;
};

type Batch = {
  first: readonly Ready[];
  /** leases the next; none: enough for this time */
  more: () => Promise<readonly Ready[]>;
  now: () => Instant;
  closing: AbortSignal;
};

/**
 * Hands over leased messages on all connections of a gateway, and those that come next. After a trouble, and when the
 * program closes, no new message is begun; what was not begun goes back to the queue.
 */
export async function sendBatch(gateway: Gateway, ledger: Ledger, batch: Batch): Promise<BatchResult> {
  const waiting = [...batch.first];
  const settling: Promise<unknown>[] = [];
  /** At the end; what fails is told there. */
  const waitedFor = (step: Promise<unknown>): void => {
    step.catch(() => undefined);
    settling.push(step);
  };
  const result: BatchResult = { accepted: 0, trouble: null };

  const settle = (message: Leased, outcome: Exclude<Outcome, { kind: 'withheld' }>): void => {
    const conclusion = conclude(outcome, { lane: message.lane, attempts: message.attempts, now: batch.now() });
    // Not waited for: the commit of the next message on this connection carries it along.
    waitedFor(ledger.settle(message, conclusion));
  };
  const giveBack = (reason: GatewayTrouble | null): void => {
    const conclusion = { ...notBegun, reason, notBefore: batch.now() };
    for (const { message } of waiting.splice(0)) waitedFor(ledger.settle(message, conclusion));
  };

  const dressed = new Map<Ready, Outgoing>();
  const dress = (one: Ready): Outgoing => {
    const outgoing = dressed.get(one) ?? one.dress();
    dressed.set(one, outgoing);
    return outgoing;
  };

  const composed = new Map<Ready, Promise<string>>();
  /** Has the bytes of those that come next made in good time, so that no line waits for them. */
  function composeAhead(): void {
    if (!gateway.compose || composed.size > AHEAD - PORTION) return;
    const next = waiting.filter((one) => one.message.mime === null && !composed.has(one)).slice(0, PORTION);
    const letters = atATime(next.map(dress));
    for (const [at, bytes] of gateway.compose(letters).entries()) {
      // Told to whoever hands it over.
      bytes.catch(() => undefined);
      const one = next[at];
      if (one) composed.set(one, bytes);
    }
  }

  let loading: Promise<void> | null = null;
  let enough = false;
  function loadAhead(): void {
    if (loading || enough || waiting.length > FEW || result.trouble !== null) return;
    loading = batch.more().then((next) => {
      loading = null;
      enough = next.length === 0;
      waiting.push(...next);
      // Perhaps they came too late.
      if (result.trouble !== null || batch.closing.aborted) giveBack(result.trouble?.kind ?? null);
    });
    waitedFor(loading);
  }

  let lines = 0;
  async function connection(): Promise<void> {
    ledger.lines(1);
    lines += 1;
    try {
      await handOver();
    } finally {
      ledger.lines(-1);
      lines -= 1;
    }
  }

  async function handOver(): Promise<void> {
    for (;;) {
      if (batch.closing.aborted) giveBack(null);
      else loadAhead();
      const one = waiting.shift();
      if (!one) {
        if (!loading) return;
        await loading;
        continue;
      }
      composeAhead();
      let launched = false;
      const gate = async (mime: string | null): Promise<boolean> => {
        crashPoint('body');
        launched = true;
        const open = await ledger.launch(one.message, mime, one.terms);
        crashPoint('in_flight');
        return open;
      };
      const outcome = await gateway.hand(dress(one), gate, composed.get(one));
      composed.delete(one);
      dressed.delete(one);
      if (outcome.kind === 'sent') crashPoint('accepted');
      if (outcome.kind === 'withheld') continue;
      // One line too many for the other side: the others go on with what this one had not begun.
      if (outcome.kind === 'trouble' && outcome.trouble === 'throttled' && !launched && lines > 1) {
        waiting.unshift(one);
        return;
      }
      settle(one.message, outcome);
      if (outcome.kind === 'sent' || outcome.kind === 'simulated') result.accepted += 1;
      if (outcome.kind !== 'trouble') continue;
      result.trouble ??= { kind: outcome.trouble, seconds: outcome.seconds };
      giveBack(outcome.trouble);
    }
  }

  const grace = afterGrace(batch.closing, () => void gateway.close());
  composeAhead();
  const connections = Math.min(gateway.connections, waiting.length);
  const ends = await Promise.allSettled(Array.from({ length: connections }, connection));
  grace.off();
  // Whatever comes while others are waited for belongs to it.
  for (let settled = 0; settled < settling.length; settled += 1) await settling[settled];
  crashPoint('settled');
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return result;
}

/** The first of them, as many as go together: never more than so many bytes of attachments, but always one. */
function atATime(letters: readonly Outgoing[]): Outgoing[] {
  let bytes = 0;
  const beyond = letters.findIndex(({ attachments }, at) => {
    bytes += attachments.reduce((sum, { content }) => sum + content.length, 0);
    return at > 0 && bytes > PORTION_BYTES;
  });
  return letters.slice(0, beyond < 0 ? letters.length : beyond);
}

/** A server that does not answer must not keep the program from closing: what it was sent is in doubt then. */
function afterGrace(closing: AbortSignal, letGo: () => void): { off: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    timer = setTimeout(letGo, GRACE_MS);
  };
  closing.addEventListener('abort', wait, { once: true });
  return {
    off: () => {
      closing.removeEventListener('abort', wait);
      clearTimeout(timer);
    },
  };
}
