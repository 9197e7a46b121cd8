import type { Parsed } from '#contract/endpoint.ts';
import type { portal } from '#contract/portal.ts';
import type { Context, Tx } from '../../context.ts';
import { CODE_FROM, nameHash, standing } from '../login/ladder.ts';
import { allowances } from '../limits.ts';
import { mailTo, ownerOf } from '../login/login-owner.ts';
import * as loginSql from '../login/login.sql.ts';
import { securityCode } from '../messages.ts';
import { newSecurityCode, securityText } from './security-code.ts';
import { ladderName } from '../login/username.ts';
import { spendUse } from '../codes/uses.ts';

type Post = (tx: Tx, text: string) => Promise<unknown>;

/**
 * A security code by letter for the owner of a ladder, within its limit and only while one is needed. Whoever asks gets
 * the same answer: an id, to which a text belongs that was mailed or not. No page says the text, so no program reads it.
 */
export async function securityCodeByLetter(ctx: Context, rung: string, post: Post): Promise<{ id: string }> {
  const id = newSecurityCode(ctx);
  await ctx.write(async (tx) => {
    const { failures, locked_at } = await standing(tx, rung);
    if (failures < CODE_FROM || locked_at !== null) return;
    if (await spendUse(tx, `security-letter:${rung}`, allowances.securityLetter))
      await post(tx, securityText(ctx, id, { rung }));
  });
  return { id };
}

export function securityLetter(
  ctx: Context,
  { username, language }: Parsed<typeof portal.securityLetter>,
): Promise<{ id: string }> {
  const name = ladderName(username);
  return securityCodeByLetter(ctx, nameHash(ctx, name), async (tx, text) => {
    const login = await loginSql.byName(tx.db, name);
    if (!login) return;
    const owner = await ownerOf(tx, login);
    await mailTo(tx, login.username, owner, { ...securityCode(language, owner.sender, text), secret: true });
  });
}
