import { z } from 'zod';
import { Flag, Id, Line, Nothing, Rows } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { roles } from './rights.ts';
import { StaffPassword, Username } from './session.ts';

export const User = z.object({
  id: Id,
  username: z.string(),
  displayName: z.string(),
  role: z.enum(roles),
  intermediaryId: Id.nullable(),
  active: z.boolean(),
});
export type User = z.output<typeof User>;

export const users = {
  list: endpoint({
    method: 'GET',
    path: '/api/users',
    right: 'users:manage',
    summary: 'Everybody who may sign in.',
    input: Nothing,
    output: Rows(User),
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/users',
    right: 'users:manage',
    summary: 'Adds a user; a broker belongs to an intermediary, nobody else does.',
    input: z.object({
      username: Username,
      displayName: Line(120),
      role: z.enum(roles),
      intermediaryId: Id.nullable().optional(),
      password: StaffPassword,
    }),
    output: User,
    status: 201,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/api/users/:id',
    right: 'users:manage',
    summary: 'Changes a user; a new password, role or switching off ends its sessions. The last administrator stays.',
    input: z.object({
      id: Id,
      displayName: Line(120).optional(),
      role: z.enum(roles).optional(),
      intermediaryId: Id.nullable().optional(),
      password: StaffPassword.optional(),
      active: Flag.optional(),
    }),
    output: User,
  }),
  ownPassword: endpoint({
    method: 'PUT',
    path: '/api/session/password',
    right: 'self:use',
    summary: 'Changes one’s own password; every other session of the user ends.',
    limit: { max: 10, seconds: 60 },
    input: z.object({ current: z.string().min(1).max(128), next: StaffPassword }),
    output: Nothing,
  }),
};
