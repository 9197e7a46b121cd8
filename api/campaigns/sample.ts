import type { Id } from '#contract/basics.ts';
import type { campaigns } from '#contract/campaigns.ts';
import type { Output, Parsed } from '#contract/endpoint.ts';
import { measureSms } from '#contract/sms-text.ts';
import type { Context } from '../context.ts';
import { capOf } from '../outbox/sending/cap.ts';
import { type Recipient, recipients } from '../templates/fields.ts';
import type { Wording } from '../templates/render-text.ts';
import { render } from '../templates/renderer.ts';
import * as templates from '../templates/templates.ts';
import * as sql from './audience.sql.ts';
import { amongOf } from './audience.ts';

const SHOWN = 20;
/** Among so many clients those without a field are looked for while a text is being chosen. */
const LOOKED_THROUGH = 200;
/** No campaign has it: nobody has been struck out yet. */
const NO_CAMPAIGN = 0;

export type Tried = { parts: number; missing: Map<string, number>; faulty: number; lacking: ReadonlySet<Id> };

/** A text as these clients would get it: SMS parts, fields missing and of how many, texts that cannot be rendered. */
export async function tried(wording: Wording, clients: ReadonlyMap<Id, Recipient>): Promise<Tried> {
  const known = [...clients];
  const missing = new Map<string, number>();
  const lacking = new Set<Id>();
  let parts = 0;
  let faulty = 0;
  const texts = await render(
    wording,
    known.map(([, { values }]) => values),
  );
  for (const [at, [id]] of known.entries()) {
    const rendered = texts[at];
    if (rendered === undefined || !rendered.ok) {
      faulty += 1;
      continue;
    }
    for (const field of rendered.missing) missing.set(field, (missing.get(field) ?? 0) + 1);
    if (rendered.missing.length > 0) lacking.add(id);
    if (wording.channel === 'sms') parts += measureSms(rendered.text).parts;
  }
  return { parts, missing, faulty, lacking };
}

/** Whom to look at the text with: who lacks a field comes first. */
export const shownOf = (ids: readonly Id[], lacking: ReadonlySet<Id>): Id[] =>
  ids.toSorted((a, b) => Number(lacking.has(b)) - Number(lacking.has(a))).slice(0, SHOWN);

/** The same before there is a draft. Throws NOT_FOUND for a template there is not. */
export async function sample(
  ctx: Context,
  { audience, templateId }: Parsed<typeof campaigns.sample>,
): Promise<Output<typeof campaigns.sample>> {
  const { channel, purpose, language, subject, body, smsMode } = await templates.find(ctx, templateId);
  const judging = {
    campaignId: NO_CAMPAIGN,
    cap: await capOf(ctx, ctx.now()),
    among: await amongOf(ctx, audience),
    channel,
    purpose,
  };
  const rows = await sql.page(ctx.db, judging, { reason: null, after: 0, limit: LOOKED_THROUGH });
  const ids = rows.map(({ id }) => id);
  const { lacking } = await tried({ channel, language, subject, body, smsMode }, await recipients(ctx, ids));
  const shown = shownOf(ids, lacking);
  return { ids: shown, lacking: shown.filter((id) => lacking.has(id)).length };
}
