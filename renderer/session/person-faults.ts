import { passwordLengths } from '#contract/password-policy.ts';
import { Username } from '#contract/session.ts';
import type { Texts } from '../shared/texts/index.ts';

export type Person = { displayName: string; username: string; password: string; passwordAgain: string };

function usernameFault(username: string, texts: Texts): string | undefined {
  if (username === '') return texts.common.required;
  return Username.safeParse(username).success ? undefined : texts.session.usernameWrong;
}

/** What is wrong with each field, in words; all undefined when the person may go on. */
export function personFaults(person: Person, texts: Texts): Record<keyof Person, string | undefined> {
  const missing = passwordLengths.staff.min - Array.from(person.password).length;
  return {
    displayName: person.displayName.trim() === '' ? texts.common.required : undefined,
    username: usernameFault(person.username, texts),
    password: missing > 0 ? texts.session.passwordLeft(missing) : undefined,
    passwordAgain: person.password === person.passwordAgain ? undefined : texts.session.passwordsDiffer,
  };
}
