import { expect, it } from 'vitest';
import { CONNECTIONS, sendAndKill } from '../support/send-and-kill.ts';

it('a campaign of 2,000 survives ten power cuts: nobody is written to twice, nobody is forgotten', async () => {
  const seed = Number(process.env['KAPOCS_SEED'] ?? 20120220);
  const { kills, campaign, accepted, unknown, sent } = await sendAndKill({ messages: 2000, kills: 10, seed });
  console.log(`seed ${seed}: ${kills} kills, ${sent.length} sent, ${unknown.length} in doubt`);

  expect(Math.max(...accepted.values())).toBe(1);
  expect(campaign.total).toBe(2000);
  expect(sent.length + unknown.length).toBe(2000);
  expect(unknown.length).toBeLessThanOrEqual(kills * CONNECTIONS);
  for (const { messageId } of sent) expect(accepted.get(messageId ?? '')).toBe(1);
  const known = new Set([...sent, ...unknown].map(({ messageId }) => messageId));
  for (const messageId of accepted.keys()) expect(known).toContain(messageId);
}, 120_000);
