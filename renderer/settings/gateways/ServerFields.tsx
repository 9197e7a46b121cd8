import { MenuItem, TextField } from '@mui/material';
import type { Form } from '../../shared/form.ts';
import { PasswordField } from '../../shared/PasswordField.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { Pair } from './Pair.tsx';

/** Longest password, key or token a provider gives. */
const LONGEST = 4000;

type Server = { host: string; port: string; security: string };

type ServerFieldsProps<V extends Server> = {
  form: Form<V>;
  label: string;
  /** how the connection may be secured, in words */
  securities: Readonly<Record<string, string>>;
};

/** Where a server is and how it is spoken to. */
export function ServerFields<V extends Server>({ form, label, securities }: ServerFieldsProps<V>) {
  const texts = useTexts().gateways;
  return (
    <Pair>
      <TextField {...form.field('host', label)} autoComplete="off" />
      <TextField {...form.field('port', texts.port)} autoComplete="off" />
      <TextField {...form.field('security', texts.security)} select>
        {Object.entries(securities).map(([value, word]) => (
          <MenuItem key={value} value={value}>
            {word}
          </MenuItem>
        ))}
      </TextField>
    </Pair>
  );
}

type SecretFieldProps<V> = { form: Form<V>; name: keyof V & string; label: string; kept: boolean; hint?: string };

/** A secret is written, never read back; one that is kept stays when nothing is typed. */
export function SecretField<V>({ form, name, label, kept, hint }: SecretFieldProps<V>) {
  const texts = useTexts().gateways;
  return (
    <PasswordField
      {...form.field(name, label, kept ? texts.secretKept : hint)}
      longest={LONGEST}
      autoComplete="new-password"
    />
  );
}

type Pace = { connections: string; perSecond: string; perHour: string };

/** How many at once, a second, an hour. */
export function PaceFields<V extends Pace>({ form }: { form: Form<V> }) {
  const texts = useTexts().gateways;
  return (
    <>
      <TextField {...form.field('connections', texts.connections)} />
      <TextField {...form.field('perSecond', texts.perSecond, texts.noLimit)} />
      <TextField {...form.field('perHour', texts.perHour, texts.noLimit)} />
    </>
  );
}
