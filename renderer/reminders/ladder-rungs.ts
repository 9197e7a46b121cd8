import type { Input } from '#contract/endpoint.ts';
import type { Ladder, LadderAnchor, LadderKind, ladder } from '#contract/ladder.ts';
import type { Template } from '#contract/templates.ts';

/** A step while it is being edited; `when` tells the direction, `days` is what was typed. */
export type Rung = {
  key: number;
  id: number | null;
  kind: LadderKind;
  when: 'before' | 'after' | 'contact';
  days: string;
  templateId: number | null;
  due: number | null;
};

const whenOf = (anchor: LadderAnchor, days: number): Rung['when'] => {
  if (anchor === 'contact') return 'contact';
  return days < 0 ? 'after' : 'before';
};

export const rungsOf = ({ steps }: Ladder): Rung[] =>
  steps.map(({ id, kind, anchor, days, templateId, due }) => ({
    key: id,
    id,
    kind,
    when: whenOf(anchor, days),
    days: String(Math.abs(days)),
    templateId,
    due,
  }));

let made = 0;

export function newRung(values: Partial<Rung> = {}): Rung {
  made -= 1;
  return { key: made, id: null, kind: 'email', when: 'before', days: '', templateId: null, due: null, ...values };
}

type Steps = Input<typeof ladder.set>['steps'];

/** What is sent; null while something is missing or two steps stand on one day. */
export function stepsOf(rungs: readonly Rung[]): Steps | null {
  const steps: Steps = [];
  for (const { id, kind, when, days, templateId } of rungs) {
    const typed = /^\d{1,3}$/.test(days) ? Number(days) : null;
    if (typed === null || typed > 365 || (kind !== 'call' && templateId === null)) return null;
    if (when !== 'before' && typed === 0) return null;
    steps.push({
      ...(id === null ? {} : { id }),
      kind,
      anchor: when === 'contact' ? 'contact' : 'deadline',
      days: when === 'after' ? -typed : typed,
      templateId: kind === 'call' ? null : templateId,
    });
  }
  return new Set(steps.map(({ anchor, days }) => `${anchor} ${days}`)).size === steps.length ? steps : null;
}

/** E-mail 30 and 14 days before the deadline, SMS 7, calls from 4 on; with the texts a new installation has. */
export function suggested(templates: readonly Template[]): Rung[] {
  const text = (kind: 'email' | 'sms', at: number): number | null => {
    const fit = templates.filter(({ channel, purpose }) => channel === kind && purpose === 'service');
    return fit.toSorted((a, b) => a.id - b.id)[at]?.id ?? null;
  };
  return [
    newRung({ kind: 'email', days: '30', templateId: text('email', 0) }),
    newRung({ kind: 'email', days: '14', templateId: text('email', 1) }),
    newRung({ kind: 'sms', days: '7', templateId: text('sms', 2) }),
    newRung({ kind: 'call', days: '4' }),
  ];
}
