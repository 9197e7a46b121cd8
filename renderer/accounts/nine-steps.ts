import type { RegistrationStep } from '#contract/account-status.ts';
import type { Instant } from '#contract/basics.ts';
import type { TimelineEntry } from '#contract/timeline.ts';

/** The nine steps of the registration as a client does them (portal.md §3). */
export const nineSteps = [
  'started',
  'sms_sent',
  'sms_ok',
  'code_sent',
  'declared',
  'password_set',
  'finished',
  'signed_in',
  'confirmed',
] as const;
export type NineStep = (typeof nineSteps)[number];

export type StepLine = { step: NineStep; state: 'done' | 'now' | 'ahead'; at: Instant | null };

/** How many of the nine are done when the account stands at a step. */
const doneAt: Record<RegistrationStep, number> = {
  not_contacted: 0,
  invited: 0,
  sms_sent: 2,
  sms_ok: 3,
  code_sent: 4,
  declared: 5,
  password_set: 6,
  finished: 7,
  confirmed: 9,
  sms_expired: 2,
  locked: 2,
};

const beginnings: readonly unknown[] = ['started', 'restarted', 'attached'];

/** What happened since the registration was last begun, the newest first. */
function lastAttempt(timeline: readonly TimelineEntry[]): TimelineEntry[] {
  const events = timeline.filter(({ kind }) => kind === 'registration' || kind === 'assist');
  const begun = events.findIndex(({ data }) => beginnings.includes(data['event']));
  return begun < 0 ? events : events.slice(0, begun + 1);
}

/** The nine steps with their times. A side state (expired, locked) stands where the client got to. */
export function stepLines(step: RegistrationStep, timeline: readonly TimelineEntry[]): StepLine[] {
  const attempt = lastAttempt(timeline);
  const timeOf = (wanted: NineStep): Instant | null => {
    const first = attempt.at(-1);
    if (wanted === 'started' || wanted === 'sms_sent') return first?.at ?? null;
    return attempt.find(({ data }) => data['event'] === wanted)?.at ?? null;
  };
  const reached = nineSteps.findLastIndex((each) => each !== 'started' && each !== 'sms_sent' && timeOf(each) !== null);
  const done = step === 'locked' ? Math.max(doneAt.locked, reached + 1) : doneAt[step];
  return nineSteps.map((each, index) => ({
    step: each,
    state: index < done ? 'done' : index === done && done > 0 ? 'now' : 'ahead',
    at: index < done ? timeOf(each) : null,
  }));
}
