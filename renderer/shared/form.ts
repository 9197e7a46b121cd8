import { type ChangeEvent, type FormEvent, useState } from 'react';
import { ApiFailure } from './api-client.ts';
import { useFirstTexts } from './texts/index.ts';

/** What is wrong with each field, in words; undefined where nothing is. */
export type Faults<V> = Partial<Record<keyof V, string | undefined>>;

type FormPlan<V> = {
  first: V;
  check?: (values: V) => Faults<V>;
  /** Called with values that passed; what it throws is shown in the form. */
  send: (values: V) => Promise<void> | void;
};

export type FieldProps = {
  name: string;
  label: string;
  value: string;
  error: boolean;
  helperText: string | undefined;
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
};

export type Form<V> = {
  values: V;
  set: (change: Partial<V>) => void;
  field: (name: keyof V & string, label: string, hint?: string) => FieldProps;
  busy: boolean;
  failure: unknown;
  /** for the form element: the program's words instead of the browser's */
  props: { noValidate: true; onSubmit: (event: FormEvent) => void };
};

const refusedFields = (failure: unknown): readonly unknown[] => {
  const fields = failure instanceof ApiFailure && failure.code === 'INPUT_INVALID' ? failure.details['fields'] : [];
  return Array.isArray(fields) ? fields : [];
};

/** The keyboard goes where something is to be corrected. */
const goToFault = (form: Element): void => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();

/** A form of text fields: faults are told when it is first sent, and what the API refuses is marked too. */
export function useForm<V extends Record<string, string>>({ first, check = () => ({}), send }: FormPlan<V>): Form<V> {
  const texts = useFirstTexts().common;
  const [values, setValues] = useState(first);
  const [told, setTold] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const faults = check(values);
  const refused = refusedFields(failure);
  const faultOf = (name: keyof V): string | undefined =>
    (told ? faults[name] : undefined) ?? (refused.includes(name) ? texts.refused : undefined);

  const submit = async (): Promise<void> => {
    setTold(true);
    if (Object.values(faults).some((fault) => fault !== undefined)) return;
    setBusy(true);
    setFailure(null);
    try {
      await send(values);
    } catch (reason) {
      setFailure(reason);
    }
    setBusy(false);
  };
  return {
    values,
    set: (change) => setValues({ ...values, ...change }),
    field: (name, label, hint) => ({
      name,
      label,
      value: values[name] ?? '',
      error: faultOf(name) !== undefined,
      helperText: faultOf(name) ?? hint,
      onChange: ({ target }) => setValues({ ...values, [name]: target.value }),
    }),
    busy,
    failure,
    props: {
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault();
        const { currentTarget } = event;
        void submit().then(() => setTimeout(() => goToFault(currentTarget)));
      },
    },
  };
}
