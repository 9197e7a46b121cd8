import { expect, it } from 'vitest';
import { sendAndKill } from '../support/send-and-kill.ts';
import { dialects } from '../support/world.ts';

const seed = Number(process.env['KAPOCS_SEED'] ?? 20120220);

/** On each database, ten in all; a hundred on each in the long form. */
const KILLS = 5;

it.each(dialects)(
  '2,000 letters and SMS on %s survive power cuts: nobody is written to twice, nobody is forgotten',
  { timeout: 300_000 },
  async (dialect) => {
    const servers = dialect === 'postgresql' ? 2 : 1;
    const round = { channels: ['email', 'sms'], messages: 1000, kills: KILLS, seed, servers } as const;
    const { sent, inDoubt, inFlightAtKills } = await sendAndKill(dialect, round);
    console.log(`${dialect}, seed ${seed}: ${sent} sent, ${inDoubt} in doubt, ${inFlightAtKills} in flight at kills`);
    expect(sent + inDoubt).toBe(2000);
  },
);
