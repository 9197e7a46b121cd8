import { KapocsError } from '#contract/errors.ts';
import { brokenPasswordRules } from '#contract/password-policy.ts';
import { hashPassword } from '../../users/password.ts';

/** The hash of a new password typed twice, checked against the portal's rules (portal.md K20). */
export async function hashChosen(typed: { password: string; passwordAgain: string }): Promise<string> {
  if (typed.password !== typed.passwordAgain) throw new KapocsError('PASSWORDS_DIFFER');
  const rules = brokenPasswordRules(typed.password, 'portal2020');
  if (rules.length > 0) throw new KapocsError('PASSWORD_POLICY', { rules });
  return hashPassword(typed.password);
}
