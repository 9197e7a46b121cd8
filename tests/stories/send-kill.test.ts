import { expect, it } from 'vitest';
import { sendAndKill } from '../support/send-and-kill.ts';
import { dialects } from '../support/world.ts';

const seed = Number(process.env['KAPOCS_SEED'] ?? 20120220);

it.each(dialects)(
  'letters and SMS on %s survive power cuts: nobody is written to twice, nobody is forgotten',
  { timeout: 240_000 },
  async (dialect) => {
    const servers = dialect === 'postgresql' ? 2 : 1;
    const round = { channels: ['email', 'sms'], messages: 300, kills: 6, seed, servers } as const;
    const { sent, inDoubt, inFlightAtKills } = await sendAndKill(dialect, round);
    console.log(`${dialect}, seed ${seed}: ${sent} sent, ${inDoubt} in doubt, ${inFlightAtKills} in flight at kills`);
    expect(sent + inDoubt).toBe(600);
  },
);
