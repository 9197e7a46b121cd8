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

/** Letters composed at a time; fewer where they carry much along. */
const PORTION = 40;
const PORTION_BYTES = 2_000_000;

const notBegun = { state: 'queued', answer: null, providerRef: null, counts: false } as const;

type Batch = {
  messages: readonly Leased[];
  /** a message as its gateway gets it */
  dress: (message: Leased) => Outgoing;
  terms: Terms;
  now: () => Instant;
  closing: AbortSignal;
};

/**
 * Hands over leased messages on all connections of a gateway. After a trouble, and when the program closes, no new
 * message is begun; what was not begun goes back to the queue.
 */
export async function sendBatch(gateway: Gateway, ledger: Ledger, batch: Batch): Promise<BatchResult> {
  const waiting = [...batch.messages];
  const settling: Promise<unknown>[] = [];
  const result: BatchResult = { accepted: 0, trouble: null };

  const settle = (message: Leased, outcome: Exclude<Outcome, { kind: 'withheld' }>): void => {
    const conclusion = conclude(outcome, { lane: message.lane, attempts: message.attempts, now: batch.now() });
    // Not waited for: the commit of the next message on this connection carries it along.
    settling.push(ledger.settle(message, conclusion));
  };
  const giveBack = (reason: GatewayTrouble | null): void => {
    const conclusion = { ...notBegun, reason, notBefore: batch.now() };
    for (const message of waiting.splice(0)) settling.push(ledger.settle(message, conclusion));
  };

  const dressed = new Map<Leased, Outgoing>();
  const dress = (message: Leased): Outgoing => {
    const outgoing = dressed.get(message) ?? batch.dress(message);
    dressed.set(message, outgoing);
    return outgoing;
  };

  const composed = new Map<Leased, Promise<string>>();
  /** Has the bytes of those that come next made in good time, so that no line waits for them. */
  function composeAhead(): void {
    if (!gateway.compose || composed.size > PORTION / 2) return;
    const next = waiting.filter((message) => message.mime === null && !composed.has(message)).slice(0, PORTION);
    const letters = atATime(next.map(dress));
    for (const [at, bytes] of gateway.compose(letters).entries()) {
      // Told to whoever hands it over.
      bytes.catch(() => undefined);
      const message = next[at];
      if (message) composed.set(message, bytes);
    }
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
      const one = waiting.shift();
      if (!one) return;
      composeAhead();
      let launched = false;
      const gate = async (mime: string | null): Promise<boolean> => {
        crashPoint('body');
        launched = true;
        const open = await ledger.launch(one, mime, batch.terms);
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
      settle(one, outcome);
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
  await Promise.all(settling);
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
