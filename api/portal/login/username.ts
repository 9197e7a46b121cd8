import { Email } from '#contract/basics.ts';
import { KapocsError } from '#contract/errors.ts';

export type Username = { shown: string; key: string };

/** An e-mail address as a user name (portal.md 3.3): the domain in small letters, case of no account when compared. */
export function usernameOf(typed: string): Username | null {
  const parsed = Email.safeParse(typed);
  if (!parsed.success) return null;
  const at = parsed.data.lastIndexOf('@');
  const shown = parsed.data.slice(0, at) + parsed.data.slice(at).toLowerCase();
  return { shown, key: shown.toLowerCase() };
}

/** Throws EMAIL_INVALID. */
export function requireUsername(typed: string): Username {
  const username = usernameOf(typed);
  if (!username) throw new KapocsError('EMAIL_INVALID');
  return username;
}

/** What failed log-ins are counted under, also for what is no address at all. */
export const ladderName = (typed: string): string => usernameOf(typed)?.key ?? typed.trim().toLowerCase();
