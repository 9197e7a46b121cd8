import { daysLater } from '#contract/local-time.ts';
import * as accounts from '../../accounts/accounts.ts';
import type { Context, Tx } from '../../context.ts';
import * as codeSql from '../codes/code.sql.ts';
import { expire } from '../codes/codes.ts';
import * as emailChangeSql from '../login/email-change.sql.ts';
import { LOOK_BACK, later, lifeDays, lifetimes } from '../limits.ts';
import * as loginSql from '../login/login.sql.ts';
import { abandonForNow } from './moves.ts';
import * as sql from './registration.sql.ts';
import type { RegistrationRow } from './registration.sql.ts';
import * as sessionSql from '../login/session.sql.ts';

const BATCH = 100;

async function held(tx: Tx, id: number): Promise<RegistrationRow | undefined> {
  const found = await sql.byId(tx.db, id);
  if (found) await accounts.hold(tx, found.account_id);
  return sql.byId(tx.db, id);
}

/** Codes past their time, and registrations nobody finished in 30 days (portal.md 3.4). True: there is more to do. */
export async function expireOverdue(ctx: Context): Promise<boolean> {
  const codes = await codeSql.overdue(ctx.db, ctx.now(), BATCH);
  for (const code of codes)
    await ctx.write(async (tx) => {
      const registration = await held(tx, code.registration_id);
      if (registration) await expire(tx, code, registration);
    });
  const forgotten = await sql.startedBefore(ctx.db, daysLater(ctx.now(), -lifeDays.unfinished), BATCH);
  for (const { id } of forgotten)
    await ctx.write(async (tx) => {
      const registration = await held(tx, id);
      if (registration?.live === 1) await abandonForNow(tx, registration, { reason: 'dropped', kind: 'dropped' });
    });
  return codes.length === BATCH || forgotten.length === BATCH;
}

/** Failures under names nobody has, kept so that they look like the others (portal.md §6.16): some 20 MB of them. */
const MOST_STRANGERS = 100_000;

/**
 * What limits and sessions no longer need. Failures stay: only the right password or a new one ends them (portal.md
 * K16); of names nobody has the oldest go once there are more than `strangers`.
 */
export const tidy = (ctx: Context, strangers = MOST_STRANGERS): Promise<void> =>
  ctx.write(async (tx) => {
    const now = tx.now();
    await codeSql.forgetUses(tx.db, later(now, -LOOK_BACK));
    await loginSql.forgetSecurityCodes(tx.db, later(now, -lifetimes.securityCode));
    await sessionSql.closeIdle(tx.db, {
      seenBefore: later(now, -lifetimes.idle),
      createdBefore: later(now, -lifetimes.session),
    });
    await sessionSql.forgetOldLinks(tx.db, now);
    await emailChangeSql.forgetOld(tx.db, later(now, -LOOK_BACK));
    await loginSql.forgetStrangers(tx.db, strangers);
  });
