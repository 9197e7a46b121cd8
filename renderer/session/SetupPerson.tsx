import { Button, Stack, TextField, Typography } from '@mui/material';
import { useForm } from '../shared/form.ts';
import { PasswordField } from '../shared/PasswordField.tsx';
import { filled, passwordFault, usernameFault } from '../shared/person-faults.ts';
import { useFirstTexts } from '../shared/texts/index.ts';

export type Person = { displayName: string; username: string; password: string; passwordAgain: string };
export const nobody: Person = { displayName: '', username: '', password: '', passwordAgain: '' };

/** First screen of the first start: who looks after the program. */
export function SetupPerson({ person, onDone }: { person: Person; onDone: (person: Person) => void }) {
  const texts = useFirstTexts();
  const { people, session } = texts;
  const form = useForm<Person>({
    first: person,
    check: ({ displayName, username, password, passwordAgain }) => ({
      displayName: filled(displayName, texts),
      username: usernameFault(username, texts),
      password: passwordFault(password, texts),
      passwordAgain: password === passwordAgain ? undefined : people.passwordsDiffer,
    }),
    send: onDone,
  });
  return (
    <form {...form.props}>
      <Stack sx={{ gap: 1.75 }}>
        <div>
          <Typography variant="h1">{session.who}</Typography>
          <Typography sx={{ color: 'text.secondary', mt: 0.5 }}>{session.whoHint}</Typography>
        </div>
        <TextField
          {...form.field('displayName', people.displayName, people.displayNameHint)}
          autoFocus
          autoComplete="name"
        />
        <TextField {...form.field('username', people.username, people.usernameHint)} autoComplete="username" />
        <PasswordField {...form.field('password', people.password, people.passwordHint)} autoComplete="new-password" />
        <PasswordField {...form.field('passwordAgain', people.passwordAgain)} autoComplete="new-password" />
        <Stack direction="row" sx={{ justifyContent: 'flex-end' }}>
          <Button type="submit" variant="contained">
            {texts.common.next}
          </Button>
        </Stack>
      </Stack>
    </form>
  );
}
