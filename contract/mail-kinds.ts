/** Kinds of items (portal.md K5), in the Hungarian order of their names, so that sorting by kind reads as a person expects. */
export const mailKinds = [
  'offer',
  'premium_demand',
  'premium_certificate',
  'other',
  'policy',
  'invoice',
  'cancellation',
] as const;
export type MailKind = (typeof mailKinds)[number];
