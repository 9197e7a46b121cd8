/** Where an account stands as of a chosen day; derived, never stored. */
export const accountStatuses = [
  'not_required',
  'closed',
  'registered_in_time',
  'registered_late',
  'in_progress',
  'not_started',
  'blocked',
] as const;
export type AccountStatus = (typeof accountStatuses)[number];

/** Must register and has been confirmed. */
export const registeredStatuses = ['registered_in_time', 'registered_late'] as const satisfies AccountStatus[];
/** Must register and is not confirmed. */
export const openStatuses = ['in_progress', 'not_started', 'blocked'] as const satisfies AccountStatus[];
/** Whoever manages an open account alone. */
export const mustRegisterStatuses = [...registeredStatuses, ...openStatuses] as const;

/** How far a client got with the registration: the road first, then the two side states. */
export const registrationSteps = [
  'not_contacted',
  'invited',
  'sms_sent',
  'sms_ok',
  'code_sent',
  'declared',
  'password_set',
  'finished',
  'confirmed',
  'sms_expired',
  'locked',
] as const;
export type RegistrationStep = (typeof registrationSteps)[number];

/** Who manages the client account; fixed when the contract is concluded. */
export const managerKinds = ['owner', 'agent', 'broker'] as const;
export type ManagerKind = (typeof managerKinds)[number];
