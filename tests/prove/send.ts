import { sendAndKill, type KillFigures } from '../support/send-and-kill.ts';
import type { Dialect } from '../support/world.ts';

const round = { channels: ['email', 'sms'], messages: 5000, kills: 100 } as const;

/**
 * Nobody is written to twice and nobody forgotten, however often the power goes: 5,000 letters and 5,000 SMS, a
 * hundred kills; on PostgreSQL by one server, then by two.
 */
export async function proveSend(dialect: Dialect, seed: number): Promise<Record<string, number>> {
  const alone = await sendAndKill(dialect, { ...round, seed });
  if (dialect === 'sqlite') return alone;
  const team: KillFigures = await sendAndKill(dialect, { ...round, seed, servers: 2 });
  return { ...alone, ...Object.fromEntries(Object.entries(team).map(([name, value]) => [`team_${name}`, value])) };
}
