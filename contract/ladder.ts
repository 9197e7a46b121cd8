import { z } from 'zod';
import { Id, LocalDate, Nothing } from './basics.ts';
import { endpoint } from './endpoint.ts';

export const ladderKinds = ['email', 'sms', 'call'] as const;
export type LadderKind = (typeof ladderKinds)[number];

/** What the days of a step count from: before (negative: after) the deadline, or after the first message. */
export const ladderAnchors = ['deadline', 'contact'] as const;
export type LadderAnchor = (typeof ladderAnchors)[number];

const step = {
  kind: z.enum(ladderKinds),
  anchor: z.enum(ladderAnchors),
  days: z.number().int().min(-365).max(365),
  /** null for calls only */
  templateId: Id.nullable(),
};

export const LadderStep = z.object({
  ...step,
  id: Id,
  /** clients who would get this step now; null for calls, which the call desk counts */
  due: z.number().int().nullable(),
});
export type LadderStep = z.output<typeof LadderStep>;

export const Ladder = z.object({
  active: z.boolean(),
  /** days after the deadline at which the ladder ends for a client */
  endsAfter: z.number().int(),
  steps: z.array(LadderStep),
  /** the local day it last ran; it does so once a day */
  ranOn: LocalDate.nullable(),
});
export type Ladder = z.output<typeof Ladder>;

const wellFormed = ({ kind, anchor, days, templateId }: z.output<z.ZodObject<typeof step>>): boolean =>
  (kind === 'call') === (templateId === null) && (anchor === 'deadline' || days > 0);

const Steps = z
  .array(z.object({ ...step, id: Id.optional() }).refine(wellFormed))
  .max(12)
  .refine((steps) => new Set(steps.map(({ anchor, days }) => `${anchor} ${days}`)).size === steps.length);

export const ladder = {
  see: endpoint({
    method: 'GET',
    path: '/api/ladder',
    right: 'campaigns:see',
    summary: 'The steps by which everybody due is reminded by itself, and how many would get each now.',
    input: Nothing,
    output: Ladder,
  }),
  set: endpoint({
    method: 'PUT',
    path: '/api/ladder',
    right: 'settings:change',
    summary: 'Sets the steps; the ladder is off until somebody switches it on again.',
    input: z.object({ endsAfter: z.number().int().min(0).max(365), steps: Steps }),
    output: Ladder,
  }),
  switch: endpoint({
    method: 'POST',
    path: '/api/ladder/switch',
    right: 'campaigns:approve',
    summary: 'Switches the ladder on or off. For many clients whoever set the steps cannot switch it on alone.',
    input: z.object({ active: z.boolean() }),
    output: Ladder,
  }),
};
