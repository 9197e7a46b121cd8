import { strict as assert } from 'node:assert';
import { CONNECTIONS, sendAndKill } from '../support/send-and-kill.ts';

const MESSAGES = 5000;
const KILLS = 25;

/** Nobody is written to twice and nobody forgotten, however often the power goes. */
export async function proveSend(seed: number): Promise<Record<string, number>> {
  const { campaign, accepted, sent, unknown } = await sendAndKill({ messages: MESSAGES, kills: KILLS, seed });
  assert.equal(Math.max(...accepted.values()), 1, 'a message was accepted twice');
  assert.equal(campaign.total, MESSAGES, 'the audience changed');
  assert.equal(sent.length + unknown.length, MESSAGES, 'a message is neither sent nor in doubt');
  assert.ok(unknown.length <= KILLS * CONNECTIONS, 'more in doubt than were in flight');
  for (const { messageId } of sent) assert.equal(accepted.get(messageId ?? ''), 1, 'called sent, never accepted');
  return { kills: KILLS, sent: sent.length, inDoubt: unknown.length };
}
