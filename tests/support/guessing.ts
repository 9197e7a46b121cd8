import { expect } from 'vitest';
import { rungOf, signIn as signInToMailbox } from '../../api/mailbox/mailbox-login.ts';
import { oneYearLater } from '../../api/mailbox/one-year-later.ts';
import { LOCKED_AT, nameHash } from '../../api/portal/login/ladder.ts';
import { signIn as signInToPortal } from '../../api/portal/login/login.ts';
import { hashLightly, hashPassword } from '../../api/users/password.ts';
import { copiedCode, HERE } from './security-code.ts';
import type { World } from './world.ts';

const RIGHT = 'ABcd12ef';

type Door = 'mailbox' | 'portal';
type Target = { door: Door; username: string; rung: string };

/** Log-ins of both portals, half each, all with the same password. */
async function targets(world: World, count: number, label: string): Promise<Target[]> {
  const { ctx } = world;
  const password_hash = await hashPassword(RIGHT);
  const made = Array.from({ length: count }, (_, n): Target => {
    const username = `celpont-${label}-${n}@pelda.test`;
    return n % 2 === 0
      ? { door: 'mailbox', username, rung: rungOf(ctx, username) }
      : { door: 'portal', username, rung: nameHash(ctx, username) };
  });
  await ctx.write(async (tx) => {
    const now = tx.now();
    for (const { door, username } of made)
      if (door === 'portal')
        await tx.db('portal_login').insert({
          username,
          username_key: username,
          password_hash,
          created_at: now,
          password_changed_at: now,
          activated_at: now,
          void_at: null,
        });
      else
        await tx.db('mailbox').insert({
          insurer_id: 1,
          email: username,
          email_key: username,
          language: 'hu',
          password_hash,
          password_changed_at: now,
          expires_at: oneYearLater(now),
          created_at: now,
        });
  });
  return made;
}

/** Tries a password with the security code copied as it should be, so that only the password decides. */
async function tries({ ctx }: World, { door, username }: Pick<Target, 'door' | 'username'>, password: string) {
  const typed = { username, password, securityCode: copiedCode(ctx), address: HERE };
  await (door === 'mailbox' ? signInToMailbox(ctx, typed) : signInToPortal(ctx, typed));
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'IN',
    ({ code }: { code?: string }) => code ?? 'UNKNOWN',
  );

type Times = { known: number; unknown: number };

/**
 * Shortest times in milliseconds, at the real cost of a password, of a wrong log-in where there is one and where there
 * is none, at each door: what else the machine was busy with is not in them.
 */
async function timing(world: World, rounds: number, label: string): Promise<Record<Door, Times>> {
  hashLightly(false);
  const real = await targets(world, 2, `ido-${label}`);
  const shortest = {} as Record<Door, Times>;
  for (const known of real) {
    const { door } = known;
    const username = `senki-${label}@pelda.test`;
    const rung = door === 'mailbox' ? rungOf(world.ctx, username) : nameHash(world.ctx, username);
    const nobody: Target = { door, username, rung };
    const times: Record<keyof Times, number[]> = { known: [], unknown: [] };
    for (let round = 0; round < rounds; round += 1)
      for (const [who, target] of [['known', known] as const, ['unknown', nobody] as const]) {
        const begun = performance.now();
        await codeOf(tries(world, target, 'rossz'));
        times[who].push(performance.now() - begun);
        await world.ctx.write((tx) => tx.db('portal_ladder').where('name_hash', target.rung).delete());
      }
    shortest[door] = { known: Math.min(...times.known), unknown: Math.min(...times.unknown) };
  }
  hashLightly(true);
  return shortest;
}

export type Guessed = { tries: number; locked: number } & Record<`${Door}${'Known' | 'Unknown'}Ms`, number>;

/**
 * So many wrong log-ins, `atOnce` at a time and mixed over the targets: each locks exactly once, none lets anybody
 * in, afterwards not even the right password does, and a name nobody has costs the same time: neither is `atMost`
 * times as long as the other.
 */
export async function guess(
  world: World,
  {
    accounts,
    attempts,
    atOnce,
    rounds,
    atMost,
    label,
  }: Record<'accounts' | 'attempts' | 'atOnce' | 'rounds' | 'atMost', number> & {
    label: string;
  },
): Promise<Guessed> {
  const all = await targets(world, accounts, label);
  const told: Record<string, number> = {};
  for (let done = 0; done < attempts; done += atOnce) {
    const part = Array.from({ length: Math.min(atOnce, attempts - done) }, (_, n) => {
      const target = all[(done + n) % all.length];
      if (!target) throw new Error('no target');
      return codeOf(tries(world, target, `rossz${done + n}`));
    });
    for (const code of await Promise.all(part)) told[code] = (told[code] ?? 0) + 1;
  }
  expect(Object.keys(told).toSorted()).toEqual(['CREDENTIALS_WRONG', 'LOCKED']);
  // Nine were told "wrong", every other "locked": none was counted twice or lost.
  expect(told['CREDENTIALS_WRONG']).toBe(accounts * (LOCKED_AT - 1));
  const rungs = await world.ctx
    .db('portal_ladder')
    .whereIn(
      'name_hash',
      all.map((each) => each.rung),
    )
    .select<{ failures: number; locked_at: string | null }[]>('failures', 'locked_at');
  expect(rungs).toHaveLength(accounts);
  for (const { failures, locked_at } of rungs) {
    expect(failures).toBe(LOCKED_AT);
    expect(locked_at).not.toBeNull();
  }
  for (const target of all) expect(await codeOf(tries(world, target, RIGHT))).toBe('LOCKED');
  const boxes = all.filter((each) => each.door === 'mailbox').map((each) => each.username);
  const ids = await world.ctx.db('mailbox').whereIn('email_key', boxes).select<{ id: number }[]>('id');
  const deeds = await world.ctx
    .db('history')
    .where('action', 'mailbox.locked')
    .whereIn(
      'object',
      ids.map(({ id }) => `mailbox:${id}`),
    )
    .select<unknown[]>('seq');
  expect(deeds).toHaveLength(boxes.length);
  const { mailbox, portal } = await timing(world, rounds, label);
  for (const { known, unknown } of [mailbox, portal])
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(atMost);
  return {
    tries: attempts,
    locked: rungs.length,
    mailboxKnownMs: Math.round(mailbox.known),
    mailboxUnknownMs: Math.round(mailbox.unknown),
    portalKnownMs: Math.round(portal.known),
    portalUnknownMs: Math.round(portal.unknown),
  };
}
