import { KapocsError } from '#contract/errors.ts';
import type { PortalLanguage } from '#contract/portal.ts';
import type { Reading, Tx } from '../../context.ts';
import * as sql from './declaration.sql.ts';
import type { RegistrationRow } from '../registration/registration.sql.ts';

/** The texts valid today, in the client's language. */
export async function declarationTexts(ctx: Reading, language: PortalLanguage) {
  const rows = await sql.valid(ctx.db, ctx.now());
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    version: row.version,
    mandatory: row.mandatory === 1,
    title: language === 'hu' ? row.title_hu : row.title_en,
    text: language === 'hu' ? row.text_hu : row.text_en,
  }));
}

/**
 * Keeps which text, in which version and wording, was accepted when. Throws DECLARATION_REQUIRED with what is
 * missing; ids that are not valid today count for nothing.
 */
export async function acceptDeclarations(
  tx: Tx,
  { id, language }: RegistrationRow,
  accepted: readonly number[],
): Promise<void> {
  const chosen = new Set(accepted);
  const valid = await sql.valid(tx.db, tx.now());
  const missing = valid.filter((row) => row.mandatory === 1 && !chosen.has(row.id)).map((row) => row.id);
  if (missing.length > 0) throw new KapocsError('DECLARATION_REQUIRED', { missing });
  const rows = valid
    .filter((row) => chosen.has(row.id))
    .map((row) => ({
      registration_id: id,
      declaration_id: row.id,
      version: row.version,
      hash: row.hash,
      language,
      at: tx.now(),
    }));
  if (rows.length > 0) await sql.accept(tx.db, rows);
}
