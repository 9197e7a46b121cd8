import type { Id } from '#contract/basics.ts';
import type { Script, ScriptVersion } from '#contract/calls.ts';
import type { RegistrationStep } from '#contract/account-status.ts';
import type { FieldValues } from '#contract/template-fields.ts';
import { KapocsError } from '#contract/errors.ts';
import { accountLine } from '../../accounts/one-line.ts';
import type { Context, Reading } from '../../context.ts';
import * as history from '../../history/history.ts';
import { invented, recipients } from '../../templates/fields.ts';
import type { Wording } from '../../templates/render-text.ts';
import { render, unknownFields } from '../../templates/renderer.ts';
import { defaultScript } from './default-script.ts';
import * as sql from './setting.sql.ts';

/** What a script may name beside the fields of letters. */
export type CallFields = { hivo: string; lepes: RegistrationStep; visszahivas: string; szamlak: number };

const wordingOf = (body: string, own: CallFields): Wording => ({
  channel: 'email',
  language: 'hu',
  subject: '',
  body,
  smsMode: 'exact',
  own,
});

const MOST_SHOWN = 50;

/** Newest first; the one the program comes with is version 0 and stands last. */
export async function scripts({ db }: Pick<Reading, 'db'>): Promise<ScriptVersion[]> {
  const first = { version: 0, body: defaultScript, at: '2012-01-01T00:00:00.000Z', by: null };
  return [...(await sql.scripts(db, MOST_SHOWN)), first];
}

/** The one in use. */
export async function currentScript({ db }: Pick<Reading, 'db'>): Promise<Pick<ScriptVersion, 'version' | 'body'>> {
  const [newest] = await sql.scripts(db, 1);
  return newest ?? { version: 0, body: defaultScript };
}

/** Throws TEMPLATE_FAULT when the text cannot be parsed, TEMPLATE_FIELD_UNKNOWN when it names what does not exist. */
export async function writeScript(ctx: Context, body: string): Promise<ScriptVersion> {
  const unknown = await unknownFields(wordingOf(body, sample(ctx)));
  if (unknown.length > 0) throw new KapocsError('TEMPLATE_FIELD_UNKNOWN', { fields: unknown });
  return ctx.write(async (tx) => {
    const version = await sql.addScript(tx.db, { body, at: tx.now(), made_by: tx.actor?.id ?? null });
    await history.record(tx, { action: 'call_script.written', object: `call-script:${version}` });
    tx.tell('calls', []);
    return { version, body, at: tx.now(), by: tx.actor?.displayName ?? null };
  });
}

const sample = ({ actor }: Reading): CallFields => ({
  hivo: actor?.displayName ?? '',
  lepes: 'invited',
  visszahivas: '',
  szamlak: 1,
});

type Saying = { body: string; version: number };

async function rendered({ body, version }: Saying, values: FieldValues, own: CallFields): Promise<Script> {
  const [made] = await render(wordingOf(body, own), [values]);
  if (!made?.ok) throw new KapocsError('TEMPLATE_FAULT', { fault: made?.fault ?? '' });
  return { version, text: made.text, missing: made.missing };
}

/** The script now in use, for clients in hand, by account. One that fails leaves the agent without text, not without client. */
export async function scriptsFor(
  ctx: Reading,
  wanted: readonly (CallFields & { accountId: Id })[],
): Promise<Map<Id, Script>> {
  const current = await currentScript(ctx);
  const found = await recipients(
    ctx,
    wanted.map(({ accountId }) => accountId),
  );
  const made = wanted.map(async ({ accountId, ...own }): Promise<[Id, Script]> => {
    const values = found.get(accountId)?.values;
    const none = { version: current.version, text: '', missing: [] };
    if (!values) return [accountId, none];
    try {
      return [accountId, await rendered(current, values, own)];
    } catch (error) {
      if (error instanceof KapocsError) return [accountId, none];
      throw error;
    }
  });
  return new Map(await Promise.all(made));
}

/** A script before it is kept. Throws TEMPLATE_FAULT, TEMPLATE_TOO_SLOW, NOT_FOUND. */
export async function previewScript(ctx: Context, body: string, accountId: Id | null): Promise<Script> {
  const saying = { body, version: 0 };
  if (accountId === null) return rendered(saying, invented(ctx.today()), sample(ctx));
  const { step } = await accountLine(ctx, accountId);
  const found = (await recipients(ctx, [accountId])).get(accountId);
  if (!found) throw new KapocsError('NOT_FOUND', { accountId });
  return rendered(saying, found.values, { ...sample(ctx), lepes: step });
}
