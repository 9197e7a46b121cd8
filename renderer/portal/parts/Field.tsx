import { type InputHTMLAttributes, useContext, useId } from 'react';
import type { ApiFailure, FailureCode } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { useFailureWord } from './FailureNote.tsx';
import { FormContext } from './Form.tsx';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & {
  name: string;
  label: string;
  hint?: string;
  /** failures that concern this field */
  codes?: readonly FailureCode[];
};

/** A failure is of a field by its code, or because the answer names the field. */
function concerns({ code, details }: ApiFailure, name: string, codes: readonly FailureCode[]): boolean {
  const { fields } = details;
  return codes.includes(code) || (code === 'INPUT_INVALID' && Array.isArray(fields) && fields.includes(name));
}

/** A labelled input with its hint, and under it what is wrong and what to do. */
export function Field({ label, hint, codes = [], ...input }: Props) {
  const id = useId();
  const words = useWords();
  const form = useContext(FormContext);
  const failure = form?.sending.failure ?? null;
  const word = useFailureWord(failure !== null && concerns(failure, input.name, codes) ? failure : null);
  const wrong = form?.missing.has(input.name) ? { what: words.required, todo: '' } : word;
  const described = [hint === undefined ? null : `${id}-hint`, wrong === null ? null : `${id}-wrong`]
    .filter((each) => each !== null)
    .join(' ');
  return (
    <div className={wrong === null ? 'field' : 'field wrong'}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {wrong !== null && (
        <p id={`${id}-wrong`} className="wrong-word">
          <strong>{wrong.what}</strong> {wrong.todo}
        </p>
      )}
      <input
        {...input}
        id={id}
        required
        aria-invalid={wrong !== null}
        {...(described === '' ? {} : { 'aria-describedby': described })}
      />
    </div>
  );
}

const codeCodes = ['CODE_LENGTH', 'CODE_INCORRECT', 'CODE_EXPIRED', 'TOO_MANY_ATTEMPTS'] as const;

/** The last five characters of a code. */
export function CodeField({ label, hint }: { label: string; hint: string }) {
  return (
    <Field
      name="code"
      label={label}
      hint={hint}
      codes={codeCodes}
      className="code"
      autoComplete="one-time-code"
      autoCapitalize="characters"
      autoCorrect="off"
      spellCheck={false}
      maxLength={20}
      onFocus={({ target }) => target.select()}
    />
  );
}

export const claimedByCode: readonly FailureCode[] = codeCodes;
