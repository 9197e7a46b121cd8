import { passwordLengths } from '#contract/password-policy.ts';
import { Username } from '#contract/session.ts';
import type { FirstTexts } from './texts/index.ts';

/** What is wrong with something typed, in words; undefined when nothing is. */
export type Check = (text: string, texts: FirstTexts) => string | undefined;

export const filled: Check = (text, texts) => (text.trim() === '' ? texts.common.required : undefined);

export function usernameFault(username: string, texts: FirstTexts): string | undefined {
  if (username === '') return texts.common.required;
  return Username.safeParse(username).success ? undefined : texts.people.usernameWrong;
}

/** Staff passwords have a length; whether one is easy to guess the API says. */
export function passwordFault(password: string, texts: FirstTexts): string | undefined {
  const missing = passwordLengths.staff.min - Array.from(password).length;
  return missing > 0 ? texts.people.passwordLeft(missing) : undefined;
}
