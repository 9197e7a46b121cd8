import { Button, Stack, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTexts } from '../shared/texts/index.ts';
import { PasswordField } from './PasswordField.tsx';
import { type Person, personFaults } from './person-faults.ts';

export type { Person } from './person-faults.ts';
export const nobody: Person = { displayName: '', username: '', password: '', passwordAgain: '' };

type SetupPersonProps = { person: Person; onChange: (person: Person) => void; onNext: () => void };

export function SetupPerson({ person, onChange, onNext }: SetupPersonProps) {
  const texts = useTexts();
  const [told, setTold] = useState(false);
  const faults = personFaults(person, texts);
  const field = (name: keyof Person, hint: string) => ({
    name,
    label: texts.session[name],
    value: person[name],
    error: told && faults[name] !== undefined,
    helperText: (told ? faults[name] : undefined) ?? hint,
    onChange: (event: { target: { value: string } }) => onChange({ ...person, [name]: event.target.value }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTold(true);
    if (Object.values(faults).every((fault) => fault === undefined)) onNext();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack sx={{ gap: 1.75 }}>
        <div>
          <Typography variant="h1">{texts.session.who}</Typography>
          <Typography sx={{ color: 'text.secondary', mt: 0.5 }}>{texts.session.whoHint}</Typography>
        </div>
        <TextField {...field('displayName', texts.session.displayNameHint)} autoFocus autoComplete="name" />
        <TextField {...field('username', texts.session.usernameHint)} autoComplete="username" />
        <PasswordField {...field('password', texts.session.passwordHint)} autoComplete="new-password" />
        <PasswordField {...field('passwordAgain', '')} autoComplete="new-password" />
        <Stack direction="row" sx={{ justifyContent: 'flex-end' }}>
          <Button type="submit" variant="contained">
            {texts.common.next}
          </Button>
        </Stack>
      </Stack>
    </form>
  );
}
