import { session } from '#contract/session.ts';
import type { Role } from '#contract/rights.ts';
import { settings } from '#contract/settings.ts';
import { users } from '#contract/users.ts';
import type { Client } from './client.ts';
import type { World } from './world.ts';

const PASSWORD = 'szintén titkos jelmondat';

/** The intermediary with this code, made when it is not there yet. */
export async function intermediary(world: World, code: string): Promise<number> {
  const { rows } = await world.admin.call(settings.intermediaries, {});
  const found = rows.find((row) => row.code === code);
  if (found) return found.id;
  return (await world.admin.call(settings.addIntermediary, { code, name: `Közvetítő ${code} Kft.`, kind: 'broker' }))
    .id;
}

/** A new user of a role, signed in; a broker belongs to the intermediary with the code. */
export async function signInAs(world: World, role: Role, username: string = role, code = 'K0001'): Promise<Client> {
  await world.admin.call(users.add, {
    username,
    displayName: `Minta ${username}`,
    role,
    password: PASSWORD,
    ...(role === 'broker' ? { intermediaryId: await intermediary(world, code) } : {}),
  });
  const client = world.stranger();
  await client.call(session.signIn, { username, password: PASSWORD });
  return client;
}
