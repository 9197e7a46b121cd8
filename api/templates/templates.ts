import type { Id } from '#contract/basics.ts';
import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import { sortKey } from '#contract/hungarian.ts';
import type { Channel } from '#contract/outbox.ts';
import type { Template, templates } from '#contract/templates.ts';
import type { Context, Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { defaultTexts } from './default-texts.ts';
import { cleanTemplate, isHtml } from './html.ts';
import { unknownFields } from './renderer.ts';
import * as sql from './templates.sql.ts';

const templateOf = ({ sms_mode, changed_at, ...row }: sql.TemplateRow): Template => ({
  ...row,
  smsMode: sms_mode,
  changedAt: changed_at,
});

export const list = async ({ db }: Reading, channel: Channel | null): Promise<Template[]> =>
  (await sql.list(db, channel)).map(templateOf);

export async function find({ db }: Reading, id: Id): Promise<Template> {
  const row = await sql.one(db, id);
  if (!row) throw new KapocsError('NOT_FOUND', { templateId: id });
  return templateOf(row);
}

type Text = Parsed<typeof templates.add>;

const rowOf = (tx: Tx, text: Text): sql.TemplateChange => ({
  channel: text.channel,
  language: text.language,
  name: text.name,
  name_sort: sortKey(text.name),
  subject: text.channel === 'email' ? text.subject : '',
  body: text.channel === 'email' && isHtml(text.body) ? cleanTemplate(text.body) : text.body,
  purpose: text.purpose,
  sms_mode: text.smsMode,
  changed_at: tx.now(),
  changed_by: tx.actor?.id ?? null,
});

/** Throws TEMPLATE_FAULT when the text cannot be parsed. A field that does not exist is shown by the preview. */
export async function add(ctx: Context, input: Parsed<typeof templates.add>): Promise<Template> {
  await unknownFields(input);
  return ctx.write(async (tx) => {
    const [made] = await sql.insert(tx.db, [rowOf(tx, input)]);
    if (!made) throw new Error('insert returned no row');
    await history.record(tx, { action: 'template.added', object: `template:${made.id}` });
    tx.tell('settings', []);
    return templateOf(made);
  });
}

/** Throws NOT_FOUND, TEMPLATE_FAULT. */
export async function change(ctx: Context, { id, ...text }: Parsed<typeof templates.change>): Promise<Template> {
  await unknownFields(text);
  return ctx.write(async (tx) => {
    if ((await sql.update(tx.db, id, rowOf(tx, text))) === 0) throw new KapocsError('NOT_FOUND', { templateId: id });
    await history.record(tx, { action: 'template.changed', object: `template:${id}` });
    tx.tell('settings', []);
    return find(tx, id);
  });
}

export const remove = (ctx: Context, id: Id): Promise<void> =>
  ctx.write(async (tx) => {
    if ((await sql.remove(tx.db, id)) === 0) throw new KapocsError('NOT_FOUND', { templateId: id });
    await history.record(tx, { action: 'template.removed', object: `template:${id}` });
    tx.tell('settings', []);
  });

/** The texts a new installation begins with; they are its own from then on. */
export async function addDefaults(tx: Tx): Promise<void> {
  await sql.insert(
    tx.db,
    defaultTexts.map((text) => rowOf(tx, text)),
  );
}
