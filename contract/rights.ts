/** Who may do what. Decided here, asked in one place of the API, and shown by the screens. */
export const roles = ['admin', 'agent', 'broker'] as const;
export type Role = (typeof roles)[number];

const everyone: readonly Role[] = roles;
const office: readonly Role[] = ['admin', 'agent'];
const admin: readonly Role[] = ['admin'];

export const rights = {
  'self:use': everyone,
  'accounts:see': everyone,
  'accounts:correct': everyone,
  'accounts:assist': everyone,
  'accounts:erase': admin,
  'accounts:restrict': admin,
  'accounts:access': admin,
  'views:use': everyone,
  'insurers:see': everyone,
  'insurers:change': admin,
  'intermediaries:see': everyone,
  'intermediaries:change': admin,
  'users:manage': admin,
  'imports:run': admin,
  'templates:see': everyone,
  'templates:change': admin,
  'campaigns:see': everyone,
  'campaigns:run': ['admin', 'broker'],
  'campaigns:approve': admin,
  'outbox:see': everyone,
  'outbox:settle': admin,
  'trial:see': admin,
  'gateways:manage': admin,
  'suppressions:manage': office,
  'calls:work': office,
  'calls:supervise': admin,
  'calls:change': admin,
  'exports:make': everyone,
  'dashboard:see': everyone,
  'portal:see': everyone,
  'mailboxes:see': office,
  'requests:see': everyone,
  'requests:answer': office,
  'insurer:feed': admin,
  'history:see': admin,
  'backups:manage': admin,
  'backups:restore': admin,
  'metrics:see': admin,
  'settings:see': everyone,
  'settings:change': admin,
} as const satisfies Record<string, readonly Role[]>;

export type RightName = keyof typeof rights;
/** `public`: no sign-in; `client`: the client door, which keeps its own sessions. */
export type Right = RightName | 'public' | 'client';

export const may = (role: Role, right: RightName): boolean => (rights[right] as readonly Role[]).includes(role);
