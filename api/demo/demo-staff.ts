import { randomInt } from 'node:crypto';
import type { Id } from '#contract/basics.ts';
import type { Role } from '#contract/rights.ts';
import type { Context } from '../context.ts';
import * as users from '../users/users.ts';

// without what is mistaken for something else: 0 o 1 l i
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

const password = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join(
    '-',
  );

export type DemoUser = { id: Id; role: Role; username: string; password: string };

/** One of each role, with a password of 20 random characters (over 98 bits) shown once. */
export async function addDemoStaff(ctx: Context, brokerOf: Id): Promise<[DemoUser, DemoUser, DemoUser]> {
  const add = async (role: Role, username: string, displayName: string): Promise<DemoUser> => {
    const person = { role, username, displayName, password: password() };
    const { id } = await users.add(ctx, { ...person, ...(role === 'broker' ? { intermediaryId: brokerOf } : {}) });
    return { id, role, username, password: person.password };
  };
  return [
    await add('admin', 'demo.admin', 'Minta Mária'),
    await add('agent', 'demo.ugyintezo', 'Minta Ödön'),
    await add('broker', 'demo.alkusz', 'Minta Zsófia'),
  ];
}
