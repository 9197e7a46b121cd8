import { KapocsError } from '#contract/errors.ts';
import type { Context } from '../context.ts';
import * as history from '../history/history.ts';
import * as settings from '../settings/settings.ts';
import * as access from './access.sql.ts';
import * as itemSql from './item.sql.ts';
import { deregistered } from './letters.ts';
import { mail } from './mail.ts';
import { admit, identify } from './mailbox-login.ts';
import * as sql from './mailbox.sql.ts';
import * as policySql from './policy.sql.ts';
import type { PolicyRow } from './policy.sql.ts';

const hasCome = (day: string | null, today: string): boolean => day !== null && day <= today;

/** K18: over, or by post from a day that has come. */
export const letsGo = ({ terminated_on, postal_from }: PolicyRow, today: string): boolean =>
  hasCome(terminated_on, today) || hasCome(postal_from, today);

/**
 * Gives a mailbox back (K18). The password is asked for again; a box nobody has opened yet cannot be given back.
 * Throws what a log-in throws, MUST_CHANGE, and DEREG_NOT_ALLOWED with the contracts that stand against it.
 */
export async function deregister(ctx: Context, typed: Parameters<typeof identify>[1]): Promise<void> {
  const known = await identify(ctx, typed);
  if (known.initial) throw new KapocsError('MUST_CHANGE');
  const contracts = await ctx.write(async (tx) => {
    const box = await admit(tx, known);
    const alive = (await policySql.ofAddress(tx.db, box.email_key)).filter((each) => !letsGo(each, tx.today()));
    if (alive.length > 0) return alive.map((each) => each.number);
    const now = tx.now();
    await itemSql.clear(tx.db, box.id, now);
    await access.closeSessions(tx.db, box.id);
    await access.forgetLinks(tx.db, box.id);
    await sql.change(tx.db, box.id, { closed_at: now, password_hash: null });
    await mail(tx, box, { ...deregistered(box.language, await settings.insurer(tx, box.insurer_id)), secret: false });
    await history.record(tx, { action: 'mailbox.closed', object: `mailbox:${box.id}` });
    tx.tell('portal', []);
    return [];
  });
  if (contracts.length > 0) throw new KapocsError('DEREG_NOT_ALLOWED', { contracts });
}
