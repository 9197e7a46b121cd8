import { Box, Button, MenuItem, Stack, TextField } from '@mui/material';
import { type BounceMailbox, bounceMailbox as promises } from '#contract/bounce-mailbox.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useForm } from '../shared/form.ts';
import { PasswordField } from '../shared/PasswordField.tsx';
import { filled } from '../shared/person-faults.ts';
import { useWrite } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { Pair } from './Pair.tsx';
import { typedCount } from './typed-numbers.ts';

const securities = ['tls', 'none'] as const;

/** Where returned letters are read from. */
export function BounceMailboxForm({ mailbox: { settings, secretSet } }: { mailbox: BounceMailbox }) {
  const texts = useTexts();
  const { gateways, senders, common } = texts;
  const set = useWrite(promises.set, ['settings']);
  const form = useForm({
    first: {
      host: settings?.host ?? '',
      port: String(settings?.port ?? 993),
      security: settings?.security ?? 'tls',
      user: settings?.user ?? '',
      secret: '',
      folder: settings?.folder ?? 'INBOX',
    },
    check: ({ host, port, user, secret, folder }) => ({
      host: filled(host, texts),
      port: typedCount(port, 65_535) ? undefined : gateways.numberWrong,
      user: filled(user, texts),
      secret: secretSet ? undefined : filled(secret, texts),
      folder: filled(folder, texts),
    }),
    send: async ({ host, port, security, user, secret, folder }) => {
      const kind = securities.find((each) => each === security) ?? 'tls';
      await set.mutateAsync({
        settings: { host, port: Number(port), security: kind, user, folder },
        ...(secret === '' ? {} : { secret }),
      });
      form.set({ secret: '' });
      toast(common.saved);
    },
  });
  return (
    <form {...form.props}>
      <Stack sx={{ gap: 1.75, maxWidth: 720 }}>
        <FailureNote failure={form.failure} />
        <Pair>
          <TextField {...form.field('host', senders.imapHost)} autoComplete="off" />
          <TextField {...form.field('port', gateways.port)} autoComplete="off" />
          <TextField {...form.field('security', gateways.security)} select>
            {securities.map((each) => (
              <MenuItem key={each} value={each}>
                {senders.imapSecurities[each]}
              </MenuItem>
            ))}
          </TextField>
        </Pair>
        <Pair>
          <TextField {...form.field('user', gateways.user)} autoComplete="off" />
          <PasswordField
            {...form.field('secret', gateways.secret, secretSet ? gateways.secretKept : undefined)}
            longest={4000}
            autoComplete="new-password"
          />
          <TextField {...form.field('folder', senders.folder)} autoComplete="off" />
        </Pair>
        <Box>
          <Button type="submit" variant="contained" disabled={form.busy}>
            {common.save}
          </Button>
        </Box>
      </Stack>
    </form>
  );
}
