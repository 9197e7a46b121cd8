import { type ReactNode, useEffect, useRef, useState } from 'react';
import { portal, type SecurityWay } from '#contract/portal.ts';
import { type ApiFailure, call, type FailureCode } from '../../shared/api-client.ts';
import { useSpoken } from '../language.ts';
import { type Picture, SecurityCode } from './SecurityCode.tsx';

export const wrongSecurity: readonly FailureCode[] = ['SECURITY_CODE_NEEDED', 'SECURITY_CODE_WRONG'];

const isNeeded = ({ code, details }: ApiFailure): boolean =>
  wrongSecurity.includes(code) || details['securityCodeNeeded'] === true;

type Copied = { securityCode?: { id: string; text: string } };

/** The security code of a log-in: asked for once a failure says so, and a fresh one after each try. */
export function useSecurityCode(): {
  field: ReactNode;
  look: (failure: ApiFailure) => void;
  typed: (values: Record<string, string>) => Copied;
} {
  const { language } = useSpoken();
  const [picture, setPicture] = useState<Picture | null>(null);
  const another = (way: SecurityWay = picture?.question ? 'question' : 'picture'): void =>
    void call(portal.securityCode, { way, language }).then(setPicture, () => undefined);
  // Digits in words are read in the language chosen.
  const asked = useRef(language);
  useEffect(() => {
    if (asked.current === language) return;
    asked.current = language;
    if (!picture?.question) return;
    let gone = false;
    void call(portal.securityCode, { way: 'question', language }).then(
      (found) => gone || setPicture(found),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [language, picture]);
  return {
    field: picture && <SecurityCode picture={picture} codes={wrongSecurity} another={another} />,
    look: (failure) => {
      if (isNeeded(failure)) another();
    },
    typed: ({ pictureId, securityCode = '' }) =>
      pictureId ? { securityCode: { id: pictureId, text: securityCode } } : {},
  };
}
