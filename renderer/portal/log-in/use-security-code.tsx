import { type ReactNode, useState } from 'react';
import { portal } from '#contract/portal.ts';
import { type ApiFailure, call, type FailureCode } from '../../shared/api-client.ts';
import { useSpoken } from '../language.ts';
import { SecurityCode, type Shown, type Way } from './SecurityCode.tsx';

export const wrongSecurity: readonly FailureCode[] = ['SECURITY_CODE_NEEDED', 'SECURITY_CODE_WRONG'];

const isNeeded = ({ code, details }: ApiFailure): boolean =>
  wrongSecurity.includes(code) || details['securityCodeNeeded'] === true;

/** The same promise at both portals. */
type Letter = typeof portal.securityLetter;
type Copied = { securityCode?: { id: string; text: string } };

/**
 * The security code beside a password: asked for once a failure says so, and a fresh one after each try. `letter` is the
 * other way to it; `owner` says whose password it is where the form has no user name of its own.
 */
export function useSecurityCode(
  letter: Letter,
  owner = '',
): {
  field: ReactNode;
  look: (failure: ApiFailure) => void;
  typed: (values: Record<string, string>) => Copied;
} {
  const { language } = useSpoken();
  const [shown, setShown] = useState<Shown | null>(null);
  const [username, setUsername] = useState(owner);
  const show = (asked: Promise<Shown>): void => void asked.then(setShown, () => undefined);
  const picture = (): void => show(call(portal.securityCode, {}));
  const byLetter = (name: string): void =>
    show(call(letter, { username: name, language }).then(({ id }) => ({ id, image: null })));
  const another = (way: Way, form: HTMLFormElement | null): void => {
    if (way === 'picture') return picture();
    const field = form?.elements.namedItem('username');
    const name = field instanceof HTMLInputElement ? field.value : owner;
    if (name.trim() === '') return field instanceof HTMLInputElement ? field.focus() : undefined;
    setUsername(name);
    byLetter(name);
  };
  return {
    field: shown && <SecurityCode shown={shown} codes={wrongSecurity} another={another} />,
    look: (failure) => {
      if (!isNeeded(failure)) return;
      if (shown === null || shown.image !== null) picture();
      else byLetter(username);
    },
    typed: ({ securityId, securityCode = '' }) =>
      securityId ? { securityCode: { id: securityId, text: securityCode } } : {},
  };
}
