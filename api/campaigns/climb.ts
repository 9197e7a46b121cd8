import type { Campaign } from '#contract/campaigns.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Template } from '#contract/templates.ts';
import type { Context, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import * as templates from '../templates/templates.ts';
import * as audience from './audience.sql.ts';
import * as campaigns from './campaigns.sql.ts';
import { dueOn, type MessageStep } from './ladder.ts';
import * as sql from './ladder.sql.ts';

const word = { hu: 'Létra', en: 'Ladder' } as const;

type Rise = { step: MessageStep; template: Template; judging: Omit<audience.Judging, 'campaignId'>; by: number };

/** One day’s campaign of a step; whoever is capped or has no address today is looked at again tomorrow. */
async function send(tx: Tx, { step, template, judging, by }: Rise): Promise<number> {
  const counts = await audience.countByReason(tx.db, { ...judging, campaignId: 0 });
  const reached = counts.find(({ reason }) => reason === null)?.n ?? 0;
  if (reached === 0) return 0;
  const now = tx.now();
  const { language, subject, body, purpose, smsMode } = template;
  const on = tx.today();
  const id = await campaigns.insert(tx.db, {
    name: `${word[language]}: ${template.name}, ${on}`,
    channel: step.kind,
    template_id: template.id,
    language,
    subject,
    body,
    purpose,
    sms_mode: smsMode,
    audience: JSON.stringify({ ladderStep: step.id, on } satisfies Campaign['audience']),
    send_at: null,
    sender_id: null,
    once_per_address: 0,
    state: 'draft',
    intermediary_id: null,
    created_at: now,
    created_by: by,
    ladder_step_id: step.id,
  });
  await campaigns.move(tx.db, id, ['draft'], 'running', { started_at: now, started_by: by });
  await audience.freeze(tx.db, { ...judging, campaignId: id, now, notBefore: now, by, onlyWilling: true });
  await sql.mark(tx.db, step.id, id);
  await history.record(tx, { action: 'ladder.step', object: `campaign:${id}`, details: { recipients: reached } });
  tx.tell('campaigns', [id]);
  tx.wake('campaigns');
  return reached;
}

/** Today’s steps, once a day; says how many clients were taken. A step whose text is gone is passed over. */
export async function climb(ctx: Context): Promise<number> {
  const { active, ran_on, ends_after, switched_by } = await sql.ladder(ctx.db);
  if (active === 0 || switched_by === null || (ran_on !== null && ran_on >= ctx.today())) return 0;
  const all = await sql.steps(ctx.db);
  const rises: Rise[] = [];
  for (const step of all) {
    if (step.kind === 'call' || step.template_id === null) continue;
    const message: MessageStep = { ...step, kind: step.kind, template_id: step.template_id };
    const template = await textOf(ctx, message);
    if (template === null) continue;
    const judging = await dueOn(ctx, message, { all, endsAfter: ends_after });
    rises.push({ step: message, template, judging, by: switched_by });
  }
  return ctx.write(async (tx) => {
    if ((await sql.takeDay(tx.db, tx.today())) === 0) return 0;
    let taken = 0;
    for (const rise of rises) taken += await send(tx, rise);
    return taken;
  });
}

async function textOf(ctx: Context, { id, template_id }: MessageStep): Promise<Template | null> {
  try {
    return await templates.find(ctx, template_id);
  } catch (error) {
    if (!(error instanceof KapocsError)) throw error;
    ctx.log.warn({ stepId: id }, 'a step of the ladder has lost its text');
    return null;
  }
}
