import type { Role } from '#contract/rights.ts';
import type { User } from '#contract/users.ts';

/** The dialog's fields, as typed. */
export type Given = { displayName: string; username: string; role: string; intermediaryId: string; password: string };

export type UserChange = {
  displayName?: string;
  role?: Role;
  intermediaryId?: number | null;
  password?: string;
  active?: boolean;
};

/** Only what differs: role, firm, password and switching off end the user's sessions even when they stay the same. */
export function userChange(user: User, given: Given, active: boolean): UserChange {
  const firm = given.role === 'broker' ? Number(given.intermediaryId) : null;
  const moved = given.role !== user.role || firm !== user.intermediaryId;
  return {
    ...(given.displayName === user.displayName ? {} : { displayName: given.displayName }),
    ...(moved ? { role: given.role as Role, intermediaryId: firm } : {}),
    ...(given.password === '' ? {} : { password: given.password }),
    ...(active === user.active ? {} : { active }),
  };
}
