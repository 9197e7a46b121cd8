import type { Id } from '#contract/basics.ts';
import { addDays } from '#contract/deadline.ts';
import type { Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Ladder, LadderStep, ladder } from '#contract/ladder.ts';
import type { Template } from '#contract/templates.ts';
import type { Context, Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { capOf } from '../outbox/sending/cap.ts';
import { sendingRules } from '../settings/sending-rules.ts';
import { unknownFields } from '../templates/renderer.ts';
import * as templates from '../templates/templates.ts';
import * as users from '../users/users.ts';
import * as audience from './audience.sql.ts';
import { spanOf } from './ladder-span.ts';
import * as sql from './ladder.sql.ts';

export type Step = sql.StepRow;
export type MessageStep = Step & { kind: 'email' | 'sms'; template_id: Id };

const isMessage = (step: Step): step is MessageStep => step.kind !== 'call' && step.template_id !== null;

/** Whom a step would reach now, as a judging of the audience; advertising has no place on the ladder. */
export async function dueOn(
  ctx: Context,
  step: MessageStep,
  { all, endsAfter }: { all: readonly Step[]; endsAfter: number },
): Promise<Omit<audience.Judging, 'campaignId'>> {
  const today = ctx.today();
  const span = spanOf(step, all, today, endsAfter);
  const { id: stepId, kind: channel, anchor } = step;
  const due = { stepId, channel, anchor, ...span, lastDeadline: addDays(today, -endsAfter) };
  return { among: [sql.dueFor(due)], channel, purpose: 'service', cap: await capOf(ctx, ctx.now()) };
}

/** No campaign yet: nobody was struck out. */
const NONE = 0;

async function countDue(ctx: Context, step: Step, all: readonly Step[], endsAfter: number): Promise<number | null> {
  if (!isMessage(step)) return null;
  const judging = await dueOn(ctx, step, { all, endsAfter });
  const counts = await audience.countByReason(ctx.db, { ...judging, campaignId: NONE });
  return counts.find(({ reason }) => reason === null)?.n ?? 0;
}

export async function see(ctx: Context): Promise<Ladder> {
  const [row, all] = await Promise.all([sql.ladder(ctx.db), sql.steps(ctx.db)]);
  const steps: LadderStep[] = [];
  for (const step of all) {
    const { id, kind, anchor, days, template_id } = step;
    const due = await countDue(ctx, step, all, row.ends_after);
    steps.push({ id, kind, anchor, days, templateId: template_id, due });
  }
  return { active: row.active === 1, endsAfter: row.ends_after, steps, ranOn: row.ran_on };
}

type Wanted = Parsed<typeof ladder.set>;

/** Throws INPUT_INVALID for a text of the other channel or for advertising, TEMPLATE_FIELD_UNKNOWN, TEMPLATE_FAULT. */
async function textFor(ctx: Reading, { kind, templateId }: Wanted['steps'][number]): Promise<void> {
  if (templateId === null) return;
  const template: Template = await templates.find(ctx, templateId);
  if (template.channel !== kind || template.purpose !== 'service')
    throw new KapocsError('INPUT_INVALID', { fields: ['templateId'] });
  const unknown = await unknownFields(template);
  if (unknown.length > 0) throw new KapocsError('TEMPLATE_FIELD_UNKNOWN', { fields: unknown });
}

export async function set(ctx: Context, { endsAfter, steps }: Wanted): Promise<Ladder> {
  for (const step of steps) await textFor(ctx, step);
  await ctx.write(async (tx) => {
    await sql.replaceSteps(
      tx.db,
      steps.map(({ id, kind, anchor, days, templateId }) => ({
        id: id ?? null,
        kind,
        anchor,
        days,
        template_id: templateId,
      })),
    );
    const by = tx.actor?.id ?? null;
    await sql.change(tx.db, { ends_after: endsAfter, active: 0, changed_at: tx.now(), changed_by: by });
    await history.record(tx, { action: 'ladder.changed', object: 'ladder', details: { steps: steps.length } });
    tx.tell('campaigns', []);
  });
  return see(ctx);
}

/** Throws SECOND_PERSON_NEEDED where many clients are open and the same person set the steps. */
export async function turn(ctx: Context, active: boolean): Promise<Ladder> {
  await ctx.write(async (tx) => {
    const { changed_by } = await sql.ladder(tx.db);
    if (active && changed_by !== null && changed_by === tx.actor?.id) {
      const { approvalAbove } = await sendingRules(tx);
      if ((await sql.countOpen(tx.db)) > approvalAbove && (await users.anotherAdministrator(tx, changed_by)))
        throw new KapocsError('SECOND_PERSON_NEEDED');
    }
    await sql.change(tx.db, { active: active ? 1 : 0, switched_by: tx.actor?.id ?? null, ran_on: null });
    await history.record(tx, { action: active ? 'ladder.on' : 'ladder.off', object: 'ladder' });
    tx.tell('campaigns', []);
    tx.wake('ladder');
  });
  return see(ctx);
}

/** After a restore: it stands still until somebody switches it on again. */
export const stopForRestore = (tx: Tx): Promise<number> => sql.change(tx.db, { active: 0 });

/** From how many days before the deadline on clients are to be called; null while the ladder has no such step. */
export async function callsFrom(ctx: Reading): Promise<number | null> {
  const { active } = await sql.ladder(ctx.db);
  if (active === 0) return null;
  const calls = (await sql.steps(ctx.db)).filter(({ kind, anchor }) => kind === 'call' && anchor === 'deadline');
  return calls.length === 0 ? null : Math.max(...calls.map(({ days }) => days));
}
