import type { NextCall } from '#contract/portal.ts';

const order: readonly NextCall[] = [
  'sms-code',
  'email',
  'declarations',
  'password',
  'finish',
  'session',
  'session/confirm',
];

/** How far a step is from the start, the account number being the first. */
export const progressAt = (next: NextCall | null): { step: number; of: number } => ({
  step: next === null ? 1 : order.indexOf(next) + 2,
  of: order.length + 1,
});
