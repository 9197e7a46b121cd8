import { useContext, useId } from 'react';
import { useWords } from '../language.ts';
import { FormContext } from './Form.tsx';

type Props = { name: string; label: string; hint?: string; required?: boolean; maxLength?: number };

/** Several lines of plain text, with its label and what is wrong. */
export function Area({ label, hint, required = true, ...area }: Props) {
  const id = useId();
  const words = useWords();
  const wrong = useContext(FormContext)?.missing.has(area.name) ?? false;
  return (
    <div className={wrong ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-wrong`} className="wrong-word">
          {words.required}
        </p>
      )}
      <textarea
        {...area}
        id={id}
        rows={5}
        required={required}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : hint === undefined ? undefined : `${id}-hint`}
      />
    </div>
  );
}
