import { useState } from 'react';
import { brokenPasswordRules, type PasswordRule } from '#contract/password-policy.ts';
import type { FailureCode } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { Field } from './Field.tsx';

const policy: readonly FailureCode[] = ['PASSWORD_POLICY', 'PASSWORD_SAME'];
const differ: readonly FailureCode[] = ['PASSWORDS_DIFFER'];
export const claimedByPassword: readonly FailureCode[] = [...policy, ...differ];

const rules = ['LENGTH', 'LOWER', 'UPPER', 'DIGIT', 'CHARSET'] as const;
const shownAs = (rule: PasswordRule): (typeof rules)[number] =>
  rule === 'TOO_SHORT' || rule === 'TOO_LONG' ? 'LENGTH' : rule;

/** A password twice, with the rules ticked off while it is typed; `instead` of one there is. */
export function NewPassword({ instead = false }: { instead?: boolean }) {
  const words = useWords().password;
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(false);
  const broken = new Set(brokenPasswordRules(typed, 'portal2020').map(shownAs));
  const type = shown ? 'text' : 'password';
  return (
    <>
      <h2 id="password-rules">{words.rulesTitle}</h2>
      <ul className="rules" aria-labelledby="password-rules">
        {rules.map((rule) => {
          const met = typed !== '' && !broken.has(rule);
          return (
            <li key={rule} className={met ? 'met' : ''}>
              {words.rules[rule]} <span className="state">{met ? words.met : words.missing}</span>
            </li>
          );
        })}
      </ul>
      <Field
        name="password"
        label={instead ? words.newPassword : words.password}
        type={type}
        autoComplete="new-password"
        codes={policy}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Field
        name="passwordAgain"
        label={instead ? words.newAgain : words.again}
        type={type}
        autoComplete="new-password"
        codes={differ}
      />
      <label className="tick">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        <span>{words.show}</span>
      </label>
    </>
  );
}
