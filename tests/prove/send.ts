import { strict as assert } from 'node:assert';
import { CONNECTIONS, sendAndKill } from '../support/send-and-kill.ts';
import type { Dialect } from '../support/world.ts';

const MESSAGES = 5000;
const KILLS = 25;

/** Nobody is written to twice and nobody forgotten, however often the power goes. */
export async function proveSend(dialect: Dialect, seed: number): Promise<Record<string, number>> {
  const round = { messages: MESSAGES, kills: KILLS, seed, waiting: true };
  const { total, accepted, sent, unknown } = await sendAndKill(dialect, round);
  assert.equal(Math.max(...accepted.values()), 1, 'a message was accepted twice');
  assert.equal(total, MESSAGES, 'the audience changed');
  assert.equal(sent.length + unknown.length, MESSAGES, 'a message is neither sent nor in doubt');
  assert.ok(unknown.length <= KILLS * CONNECTIONS, 'more in doubt than were in flight');
  for (const { messageId } of sent) assert.equal(accepted.get(messageId ?? ''), 1, 'called sent, never accepted');
  const known = new Set([...sent, ...unknown].map(({ messageId }) => messageId));
  for (const messageId of accepted.keys()) assert.ok(known.has(messageId), 'accepted, and nobody knows of it');
  return { kills: KILLS, sent: sent.length, inDoubt: unknown.length };
}
