import { createContext, type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { FailureCode } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import type { Sending } from '../use-sending.ts';
import { FailureNote } from './FailureNote.tsx';

export type FormState = { sending: Sending; missing: ReadonlySet<string> };
export const FormContext = createContext<FormState | null>(null);

type Props = {
  sending: Sending;
  /** failures some field shows by itself */
  claimed?: readonly FailureCode[];
  action: string;
  onSubmit: (values: Record<string, string>) => void;
  children: ReactNode;
};

const textOf = (value: FormDataEntryValue): string => (typeof value === 'string' ? value : '');

/** What keeps the client here is said next to the field, and takes the focus. */
export function Form({ sending, claimed = [], action, onSubmit, children }: Props) {
  const words = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const { failure, busy } = sending;

  useEffect(() => {
    if (failure === null && missing.size === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
  }, [failure, missing]);

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (busy) return;
    const values = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, textOf(value)]),
    );
    const required = event.currentTarget.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'input[required]:not([type="checkbox"]), textarea[required]',
    );
    const empty = [...required].filter(({ value }) => value.trim() === '').map(({ name }) => name);
    setMissing(new Set(empty));
    if (empty.length === 0) onSubmit(values);
  };

  return (
    <FormContext value={{ sending, missing }}>
      <form ref={form} noValidate onSubmit={submit}>
        {children}
        {failure !== null && !claimed.includes(failure.code) && missing.size === 0 && <FailureNote failure={failure} />}
        <button type="submit" className="main" aria-disabled={busy}>
          {busy ? words.loading : action}
        </button>
      </form>
    </FormContext>
  );
}
