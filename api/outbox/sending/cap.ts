import type { Instant } from '#contract/basics.ts';
import { dayStart, localDate } from '#contract/deadline.ts';
import type { Channel, MessageState } from '#contract/outbox.ts';
import type { Cap, SendingRules } from '#contract/sending-rules.ts';
import type { Context } from '../../context.ts';
import { sendingRules } from '../../settings/sending-rules.ts';

/** What may have reached somebody; a trial reaches nobody but in training, where all is trial. */
export const reaching = (training: boolean): readonly MessageState[] => [
  'in_flight',
  'sent',
  'delivered',
  'unknown',
  ...(training ? (['simulated'] as const) : []),
];

export function capAt(rules: SendingRules, at: Instant, training: boolean): Cap {
  return {
    perWeek: rules.remindersPerWeek,
    smsPerDay: rules.smsPerDay,
    weekFrom: new Date(Date.parse(at) - 7 * 86_400_000).toISOString(),
    dayFrom: dayStart(localDate(at)),
    states: reaching(training),
  };
}

export const capOf = async (ctx: Pick<Context, 'db' | 'training'>, at: Instant): Promise<Cap> =>
  capAt(await sendingRules(ctx), at, ctx.training);

export type Used = { week: number; day: number };

/** Counts what leaves within one commit too, so that two messages to one holder cannot pass together. */
export function capCounter({
  perWeek,
  smsPerDay,
}: Cap): (holder: { id: string | null; used: Used }, channel: Channel) => boolean {
  const gone = new Map<string, Used>();
  return ({ id, used }, channel) => {
    if (id === null) return true;
    const more = gone.get(id) ?? { week: 0, day: 0 };
    if (perWeek !== null && used.week + more.week >= perWeek) return false;
    if (channel === 'sms' && smsPerDay !== null && used.day + more.day >= smsPerDay) return false;
    gone.set(id, { week: more.week + 1, day: more.day + (channel === 'sms' ? 1 : 0) });
    return true;
  };
}
