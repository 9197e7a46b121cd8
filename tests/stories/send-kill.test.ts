import { expect, it } from 'vitest';
import { sendAndKill } from '../support/send-and-kill.ts';
import { dialects } from '../support/world.ts';

const seed = Number(process.env['KAPOCS_SEED'] ?? 20120220);

it.each(dialects)(
  '2,000 letters and SMS on %s survive ten power cuts: nobody is written to twice, nobody is forgotten',
  { timeout: 300_000 },
  async (dialect) => {
    const servers = dialect === 'postgresql' ? 2 : 1;
    const round = { channels: ['email', 'sms'], messages: 1000, kills: 10, seed, servers } as const;
    const { sent, inDoubt, inFlightAtKills } = await sendAndKill(dialect, round);
    console.log(`${dialect}, seed ${seed}: ${sent} sent, ${inDoubt} in doubt, ${inFlightAtKills} in flight at kills`);
    expect(sent + inDoubt).toBe(2000);
  },
);
