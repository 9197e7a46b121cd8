import { hash, verify } from '@node-rs/argon2';

// OWASP's stronger setting: 64 MiB, three passes, one lane; some 40 ms here (security.md §2.6).
const strong = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;
const light = { memoryCost: 64, timeCost: 1, parallelism: 1 } as const;
let cost: typeof strong | typeof light = strong;

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** What is stored names its own cost. */
export const passwordMatches = (stored: string, password: string): Promise<boolean> => verify(stored, password);

let decoy: Promise<string> | null = null;

/** Spends the time of a real check on nobody, so that unknown user names cannot be told by the clock. */
export async function checkNobody(password: string): Promise<false> {
  decoy ??= hashPassword('nobody has this password');
  await passwordMatches(await decoy, password);
  return false;
}

/** For tests alone, which sign in some thousand times and keep nothing. */
export function hashLightly(lightly: boolean): void {
  cost = lightly ? light : strong;
  decoy = null;
}
