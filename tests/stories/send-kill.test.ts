import { expect, it } from 'vitest';
import { CONNECTIONS, sendAndKill } from '../support/send-and-kill.ts';
import { dialects } from '../support/world.ts';

const MESSAGES = 2000;
const KILLS = 10;
const seed = Number(process.env['KAPOCS_SEED'] ?? 20120220);

it.each(dialects)(
  'a campaign of 2,000 on %s survives ten power cuts: nobody is written to twice, nobody is forgotten',
  async (dialect) => {
    const { total, accepted, unknown, sent } = await sendAndKill(dialect, { messages: MESSAGES, kills: KILLS, seed });
    console.log(`${dialect}, seed ${seed}: ${KILLS} kills, ${sent.length} sent, ${unknown.length} in doubt`);

    expect(Math.max(...accepted.values())).toBe(1);
    expect(total).toBe(MESSAGES);
    expect(sent.length + unknown.length).toBe(MESSAGES);
    expect(unknown.length).toBeLessThanOrEqual(KILLS * CONNECTIONS);
    for (const { messageId } of sent) expect(accepted.get(messageId ?? '')).toBe(1);
    const known = new Set([...sent, ...unknown].map(({ messageId }) => messageId));
    for (const messageId of accepted.keys()) expect(known).toContain(messageId);
  },
  240_000,
);
