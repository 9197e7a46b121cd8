import { createHash } from 'node:crypto';
import type { Instant } from '#contract/basics.ts';
import type { clientPages, Declaration } from '#contract/client-pages.ts';
import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import { dayStart } from '#contract/deadline.ts';
import type { Context, Reading, Tx } from '../../context.ts';
import * as history from '../../history/history.ts';
import { declarationState } from './declaration-state.ts';
import * as sql from './declaration.sql.ts';

/** Every version of every text, the newest of each first. */
export async function declarationVersions(ctx: Reading): Promise<{ rows: Declaration[] }> {
  const rows = await sql.all(ctx.db);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      version: row.version,
      state: declarationState({ validFrom: row.valid_from, retiredAt: row.retired_at }, ctx.now()),
      titleHu: row.title_hu,
      textHu: row.text_hu,
      titleEn: row.title_en,
      textEn: row.text_en,
      mandatory: row.mandatory === 1,
      hash: row.hash,
      validFrom: row.valid_from,
      retiredAt: row.retired_at,
      accepted: row.accepted,
    })),
  };
}

/** Ends what is valid at an instant, and drops what would have come. */
async function endAt(tx: Tx, versions: readonly sql.VersionRow[], at: Instant): Promise<void> {
  for (const { id, valid_from, retired_at } of versions)
    if (retired_at === null || retired_at > tx.now())
      await sql.retire(tx.db, id, valid_from > tx.now() ? valid_from : at);
}

/**
 * A text once written is never changed: a new wording is a new version, from now or from a later day on. Throws
 * NOT_FOUND for a name no text has, INPUT_INVALID for a day that is over.
 */
export async function writeDeclaration(ctx: Context, input: Parsed<typeof clientPages.writeDeclaration>) {
  const { titleHu, textHu, titleEn, textEn, mandatory, validFrom } = input;
  if (validFrom !== undefined && validFrom < ctx.today())
    throw new KapocsError('INPUT_INVALID', { fields: ['validFrom'] });
  await ctx.write(async (tx) => {
    const from = validFrom !== undefined && validFrom > tx.today() ? dayStart(validFrom) : tx.now();
    const name = input.name ?? `text_${await sql.nextNumber(tx.db)}`;
    const before = await sql.versionsOf(tx.db, name);
    if (input.name !== undefined && before.length === 0) throw new KapocsError('NOT_FOUND');
    const version = Math.max(0, ...before.map((each) => each.version)) + 1;
    await endAt(tx, before, from);
    const id = await sql.insert(tx.db, {
      name,
      version,
      mandatory: mandatory ? 1 : 0,
      title_hu: titleHu,
      text_hu: textHu,
      title_en: titleEn,
      text_en: textEn,
      hash: createHash('sha256')
        .update(JSON.stringify([name, version, titleHu, textHu, titleEn, textEn]))
        .digest('hex'),
      valid_from: from,
      retired_at: null,
    });
    await requireOne(tx, from);
    await history.record(tx, {
      action: 'declaration.written',
      object: `declaration:${id}`,
      details: { name, version, mandatory, from },
    });
    tx.tell('settings', []);
  });
  return declarationVersions(ctx);
}

/** Without a declaration there would be nothing a client agreed to. Throws LAST_DECLARATION. */
async function requireOne(tx: Tx, at: Instant): Promise<void> {
  const left = await sql.valid(tx.db, at);
  if (!left.some((row) => row.mandatory === 1)) throw new KapocsError('LAST_DECLARATION');
}

/** Throws NOT_FOUND, LAST_DECLARATION. */
export async function withdrawDeclaration(ctx: Context, { name }: Parsed<typeof clientPages.withdrawDeclaration>) {
  await ctx.write(async (tx) => {
    const before = await sql.versionsOf(tx.db, name);
    const newest = before.findLast((row) => row.retired_at === null || row.retired_at > tx.now());
    if (!newest) throw new KapocsError('NOT_FOUND');
    await endAt(tx, before, tx.now());
    await requireOne(tx, tx.now());
    await history.record(tx, {
      action: 'declaration.withdrawn',
      object: `declaration:${newest.id}`,
      details: { name },
    });
    tx.tell('settings', []);
  });
  return declarationVersions(ctx);
}
