import { expect, it } from 'vitest';
import type { Outcome, Outgoing } from '../../api/outbox/gateways/gateway.ts';
import type { Conclusion } from '../../api/outbox/sending/conclusion.ts';
import type { Leased, Terms } from '../../api/outbox/sending/ledger.ts';
import { sendBatch, type Ready } from '../../api/outbox/sending/send-batch.ts';

const terms = { openUntil: null } as Terms;
const ready = (...ids: number[]): Ready[] =>
  ids.map((id) => {
    const message = { id, lane: 'bulk', attempts: 0, mime: 'x' } as Leased;
    return { message, dress: () => ({ id, mime: 'x' }) as Outgoing, terms };
  });

/** Hands over on two lines, to a gateway and a ledger that only note. */
async function sent(
  first: Ready[],
  more: () => Promise<Ready[]>,
  outcomeOf: (id: number) => Outcome['kind'] = () => 'sent',
) {
  const handed: number[] = [];
  const settled = new Map<number, Conclusion>();
  const closing = new AbortController();
  const hand = async ({ id }: Outgoing, gate: (mime: string | null) => Promise<boolean>): Promise<Outcome> => {
    handed.push(id);
    const kind = outcomeOf(id);
    if (kind === 'trouble') return { kind, trouble: 'no_connection', answer: null, seconds: null };
    await gate(null);
    return { kind: 'sent', providerRef: null, answer: null };
  };
  const result = await sendBatch(
    { connections: 2, hand, close: () => Promise.resolve() },
    {
      launch: () => Promise.resolve(true),
      settle: async ({ id }, conclusion) => settled.set(id, conclusion).size > 0,
      lines: () => undefined,
    },
    { first, more, now: () => '2012-02-15T09:00:00.000Z', closing: closing.signal },
  );
  const states = Object.fromEntries([...settled].map(([id, { state }]) => [id, state]));
  return { result, handed, states };
}

it('the next messages are leased while the last ones go, until there are none', async () => {
  const loads = [ready(4, 5), ready(6)];
  const { result, handed, states } = await sent(ready(1, 2, 3), async () => loads.shift() ?? []);
  expect(handed).toEqual([1, 2, 3, 4, 5, 6]);
  expect(result).toEqual({ accepted: 6, trouble: null });
  expect(Object.values(states)).toEqual(Array(6).fill('sent'));
});

it('what is leased while the gateway fails goes back to the queue', async () => {
  const leasing = Promise.withResolvers<Ready[]>();
  const ended = sent(
    ready(1, 2),
    () => leasing.promise,
    () => 'trouble',
  );
  leasing.resolve(ready(3, 4));
  const { result, handed, states } = await ended;
  expect(handed).toEqual([1, 2]);
  expect(states).toEqual({ 1: 'queued', 2: 'queued', 3: 'queued', 4: 'queued' });
  expect(result).toMatchObject({ accepted: 0, trouble: { kind: 'no_connection' } });
});

it('a lease that fails is told once all under way has its fate', async () => {
  const failing = sent(ready(1), () => Promise.reject(new Error('the database is gone')));
  await expect(failing).rejects.toThrow('the database is gone');
});
