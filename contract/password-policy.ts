export const passwordRules = ['TOO_SHORT', 'TOO_LONG', 'LOWER', 'UPPER', 'DIGIT', 'CHARSET'] as const;
export type PasswordRule = (typeof passwordRules)[number];

export const passwordProfiles = ['portal2020', 'staff'] as const;
export type PasswordProfile = (typeof passwordProfiles)[number];

/** Lengths in characters (code points), both ends allowed. */
export const passwordLengths: Record<PasswordProfile, { min: number; max: number }> = {
  portal2020: { min: 8, max: 16 },
  staff: { min: 15, max: 128 },
};

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

/** At least two each of unaccented lower case, upper case and digits, and nothing else (portal.md K20). */
const composition = (password: string): readonly (PasswordRule | false)[] => [
  count(password, /[a-z]/g) < 2 && 'LOWER',
  count(password, /[A-Z]/g) < 2 && 'UPPER',
  count(password, /[0-9]/g) < 2 && 'DIGIT',
  /[^A-Za-z0-9]/.test(password) && 'CHARSET',
];

/**
 * The rules a password breaks, in the order of `passwordRules`; empty when it may be used. The text is
 * taken as typed, neither trimmed nor normalised. Staff passwords have a length only; the list of
 * breached ones is asked on the server.
 */
export function brokenPasswordRules(password: string, profile: PasswordProfile): PasswordRule[] {
  const { min, max } = passwordLengths[profile];
  const length = Array.from(password).length;
  const broken = [
    length < min && 'TOO_SHORT',
    length > max && 'TOO_LONG',
    ...(profile === 'portal2020' ? composition(password) : []),
  ] as const;
  return broken.filter((rule) => rule !== false);
}
