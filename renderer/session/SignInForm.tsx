import { Button, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { session as promises } from '#contract/session.ts';
import { call } from '../shared/api-client.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { PasswordField } from '../shared/PasswordField.tsx';
import { enter, session, type User } from '../shared/session.ts';
import { TextInput } from '../shared/TextInput.tsx';
import { useFirstTexts } from '../shared/texts/index.ts';

/** Name and password; with `waitingFor` the same person lifts the lock with the password alone. */
export function SignInForm({ waitingFor }: { waitingFor?: User }) {
  const { people, session: texts } = useFirstTexts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [username, setUsername] = useState(waitingFor?.username ?? '');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const again = useRef<HTMLInputElement>(null);

  const welcome = async (user: User): Promise<void> => {
    if (waitingFor?.id === user.id) {
      enter(user);
      await client.invalidateQueries();
      return;
    }
    // Nothing another person saw may flash up.
    client.clear();
    if (waitingFor !== undefined) await navigate('/');
    enter(user);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      await welcome((await call(promises.signIn, { username, password })).user);
    } catch (reason) {
      setFailure(reason);
      setPassword('');
      setBusy(false);
      again.current?.focus();
    }
  };
  const change = (): void => {
    client.clear();
    session.set({ kind: 'out' });
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack sx={{ gap: 2 }}>
        <Typography variant="h1">{waitingFor ? texts.locked : texts.signIn}</Typography>
        {waitingFor && <Typography sx={{ color: 'text.secondary', mt: -1 }}>{texts.lockedHint}</Typography>}
        <FailureNote failure={failure} />
        <TextInput
          label={people.username}
          name="username"
          autoComplete="username"
          autoFocus={!waitingFor}
          value={username}
          onChange={(event) => setUsername(event.target.value)}
          inputProps={{
            readOnly: waitingFor !== undefined,
            maxLength: 60,
            spellCheck: false,
            autoCapitalize: 'none',
          }}
        />
        <PasswordField
          label={people.password}
          name="password"
          autoComplete="current-password"
          inputRef={again}
          autoFocus={waitingFor !== undefined}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" variant="contained" size="large" disabled={busy || username === '' || password === ''}>
          {waitingFor ? texts.unlock : texts.signIn}
        </Button>
        {waitingFor && <Button onClick={change}>{texts.otherUser}</Button>}
      </Stack>
    </form>
  );
}
