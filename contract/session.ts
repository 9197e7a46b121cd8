import { z } from 'zod';
import { Id, Line, LocalDate, Nothing } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { passwordLengths } from './password-policy.ts';
import { roles } from './rights.ts';

export const Username = Line(60).regex(/^[\p{L}\p{N}._@-]+$/u);
export const StaffPassword = z.string().min(passwordLengths.staff.min).max(passwordLengths.staff.max);

export const SignedIn = z.object({
  user: z.object({
    id: Id,
    username: z.string(),
    displayName: z.string(),
    role: z.enum(roles),
    intermediaryId: Id.nullable(),
  }),
});
export type SignedIn = z.output<typeof SignedIn>;

/** A session nobody uses ends after this long; the screens lock themselves by the same measure. */
export const IDLE_MINUTES = 15;

export const modes = ['live', 'training'] as const;

export const session = {
  health: endpoint({
    method: 'GET',
    path: '/api/health',
    right: 'public',
    summary: 'Is the program up, which version, on which database, and what time it thinks it is.',
    input: Nothing,
    output: z.object({
      status: z.literal('ok'),
      version: z.string(),
      database: z.enum(['sqlite', 'postgresql']),
      mode: z.enum(modes),
      now: z.string(),
      /** where clients register; null while their door is shut */
      clientPages: z.string().nullable(),
    }),
  }),
  setupState: endpoint({
    method: 'GET',
    path: '/api/setup',
    right: 'public',
    summary: 'Whether the first administrator is still to be made.',
    input: Nothing,
    output: z.object({ needed: z.boolean() }),
  }),
  setup: endpoint({
    method: 'POST',
    path: '/api/setup',
    right: 'public',
    summary: 'Makes the first administrator, with an insurer and a renewal period where given, and signs in.',
    limit: { max: 20, seconds: 60 },
    input: z.object({
      displayName: Line(120),
      username: Username,
      password: StaffPassword,
      insurer: z.object({ name: Line(120) }).optional(),
      cohort: z.object({ name: Line(120), deadline: LocalDate }).optional(),
    }),
    output: SignedIn,
    status: 201,
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/api/session',
    right: 'public',
    summary: 'Signs in; the session travels in a cookie.',
    limit: { max: 30, seconds: 60 },
    input: z.object({ username: z.string().min(1).max(60), password: z.string().min(1).max(128) }),
    output: SignedIn,
  }),
  whoAmI: endpoint({
    method: 'GET',
    path: '/api/session',
    right: 'self:use',
    summary: 'The user of this session.',
    input: Nothing,
    output: SignedIn,
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/api/session',
    right: 'self:use',
    summary: 'Ends this session.',
    input: Nothing,
    output: Nothing,
  }),
};
