import { Button, Paper, Stack, Typography } from '@mui/material';
import { users } from '#contract/users.ts';
import { call } from '../../shared/api-client.ts';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useForm } from '../../shared/form.ts';
import { PasswordField } from '../../shared/PasswordField.tsx';
import { filled, passwordFault } from '../../shared/person-faults.ts';
import { useUser } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { Section } from '../Section.tsx';

const empty = { current: '', next: '', again: '' };

/** The person signed in: who it is, and a new password. */
export function AccountSection() {
  const texts = useTexts();
  const { people, settings } = texts;
  const user = useUser();
  const form = useForm({
    first: empty,
    check: ({ current, next, again }) => ({
      current: filled(current, texts),
      next: passwordFault(next, texts),
      again: next === again ? undefined : people.passwordsDiffer,
    }),
    send: async ({ current, next }) => {
      await call(users.ownPassword, { current, next });
      form.set(empty);
      toast(settings.passwordChanged);
    },
  });
  return (
    <Section title={settings.account} hint={settings.accountHint}>
      <Paper variant="outlined" sx={{ p: 2.5 }}>
        <Typography sx={{ fontWeight: 650 }}>{user.displayName}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {user.username} · {people.roles[user.role]} – {people.roleHints[user.role]}
        </Typography>
      </Paper>
      <Paper variant="outlined" sx={{ p: 2.5 }}>
        <form {...form.props}>
          <Stack sx={{ gap: 1.75, maxWidth: 420 }}>
            <Typography variant="h3">{settings.changePassword}</Typography>
            <FailureNote failure={form.failure} />
            <PasswordField {...form.field('current', settings.currentPassword)} autoComplete="current-password" />
            <PasswordField
              {...form.field('next', settings.newPassword, people.passwordHint)}
              autoComplete="new-password"
            />
            <PasswordField {...form.field('again', people.passwordAgain)} autoComplete="new-password" />
            <Button type="submit" variant="contained" disabled={form.busy} sx={{ justifySelf: 'start', width: 'auto' }}>
              {settings.changePassword}
            </Button>
          </Stack>
        </form>
      </Paper>
    </Section>
  );
}
