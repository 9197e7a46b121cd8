import { type RegistrationEvent, registrationEvents } from './registrations.ts';

/** Everything the program writes down of what was done; the screens word each, under these headings. */
const listed = {
  people: [
    'session.opened',
    'session.refused',
    'session.closed',
    'setup.done',
    'user.added',
    'user.changed',
    'user.password_changed',
  ],
  accounts: ['account.opened', 'account.corrected', 'account.erased', 'view.saved', 'view.deleted'],
  lists: [
    'import.received',
    'import.mapped',
    'import.read',
    'import.failed',
    'import.conflicts_settled',
    'import.applying',
    'import.rows_applied',
    'import.applied',
    'import.undoing',
    'import.rows_undone',
    'import.undone',
    'import.discarded',
    'import.faults_taken',
  ],
  reminders: [
    'campaign.added',
    'campaign.changed',
    'campaign.struck',
    'campaign.approved',
    'campaign.started',
    'campaign.paused',
    'campaign.resumed',
    'campaign.cancelled',
    'campaign.retried',
    'ladder.changed',
    'ladder.on',
    'ladder.off',
    'ladder.step',
    'template.added',
    'template.changed',
    'template.removed',
  ],
  sending: [
    'message.settled',
    'outbox.held_settled',
    'gateway.set',
    'gateway.tried',
    'gateway.resumed',
    'sender.added',
    'sender.changed',
    'sender.signed',
    'sender.unsigned',
    'sender.removed',
    'suppression.added',
    'suppression.removed',
    'consent.added',
    'consent.removed',
    'bounce_mailbox.set',
  ],
  calls: [
    'calls.added',
    'calls.taken_back',
    'call.claimed',
    'call.released',
    'call.taken_over',
    'call.reassigned',
    'call.logged',
    'call.closed',
    'call.dropped',
    'call_ticket.settled',
    'call_refusal.lifted',
    'call_deputy.set',
    'call_outcomes.changed',
    'call_rules.changed',
    'call_script.written',
  ],
  clients: [
    'login.renamed',
    'mailbox.made',
    'mailbox.password',
    'mailbox.locked',
    'mailbox.closed',
    'item.placed',
    'items.purged',
    'request.received',
    'request.taken',
    'request.done',
    'request.rejected',
  ],
  insurers: [
    'insurer.added',
    'insurer.changed',
    'insurer.payment_account',
    'cohort.added',
    'cohort.changed',
    'intermediary.added',
    'intermediary.removed',
    'contract.told',
    'contract.terminated_on',
    'contract.postal_from',
    'legacy_mail.set',
    'declaration.written',
    'declaration.withdrawn',
  ],
  exports: ['export.asked', 'export.made', 'export.taken', 'export.removed'],
  house: [
    'backup.made',
    'backup.restore_asked',
    'backup.restored',
    'backup.restore_failed',
    'backup.retention_changed',
    'backup.key_shown',
    'history.exported',
    'hours.changed',
    'sending_rules.changed',
    'training.clock_set',
  ],
} as const;

/** The steps of registrations have their words in the story of the client. */
export type RegistrationDeed = `registration.${RegistrationEvent}`;
export type ListedAction = (typeof listed)[keyof typeof listed][number];
export type HistoryAction = ListedAction | RegistrationDeed;
export type HistoryGroup = keyof typeof listed | 'registration';

const steps = registrationEvents.map((event) => ({
  action: `registration.${event}` as const,
  group: 'registration' as const,
}));

/** In the order they are offered. */
export const historyActions: readonly { action: HistoryAction; group: HistoryGroup }[] = [
  ...Object.entries(listed).flatMap(([group, actions]) =>
    actions.map((action) => ({ action, group: group as keyof typeof listed })),
  ),
  ...steps,
];

/** What may follow the dot: `approved` of `campaign.approved`. */
export type DoneTo<Area extends string, Action = HistoryAction> = Action extends `${Area}.${infer Done}` ? Done : never;

export const objectKinds = [
  'account',
  'backup',
  'call-refusal',
  'call-script',
  'call-ticket',
  'calls',
  'campaign',
  'clock',
  'cohort',
  'consent',
  'contract',
  'declaration',
  'export',
  'gateway',
  'history',
  'import',
  'insurer',
  'intermediary',
  'item',
  'items',
  'ladder',
  'mailbox',
  'message',
  'outbox',
  'request',
  'sender',
  'setting',
  'suppression',
  'template',
  'user',
  'view',
] as const;
export type ObjectKind = (typeof objectKinds)[number];
/** Such as `account:17`; what there is one of stands alone. */
export type HistoryObject = ObjectKind | `${ObjectKind}:${string | number}`;
