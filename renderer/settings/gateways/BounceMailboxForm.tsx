import { Stack, TextField } from '@mui/material';
import { type BounceMailbox, bounceMailbox as promises } from '#contract/bounce-mailbox.ts';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useForm } from '../../shared/form.ts';
import { filled } from '../../shared/person-faults.ts';
import { useWrite } from '../../shared/query.ts';
import { SaveRow } from '../../shared/SaveRow.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { Pair } from './Pair.tsx';
import { SecretField, ServerFields } from './ServerFields.tsx';
import { typedCount } from '../typed-numbers.ts';

const securities = ['tls', 'none'] as const;

/** Where returned letters are read from. */
export function BounceMailboxForm({ mailbox: { settings, secretSet } }: { mailbox: BounceMailbox }) {
  const texts = useTexts();
  const { gateways, senders, common } = texts;
  const set = useWrite(promises.set, ['settings']);
  const moves = (host: string): boolean => host !== settings?.host;
  const form = useForm({
    first: {
      host: settings?.host ?? '',
      port: String(settings?.port ?? 993),
      security: settings?.security ?? 'tls',
      user: settings?.user ?? '',
      secret: '',
      folder: settings?.folder ?? 'INBOX',
      sentFolder: settings?.sentFolder ?? '',
    },
    check: ({ host, port, user, secret, folder }) => ({
      host: filled(host, texts),
      port: typedCount(port, 65_535) ? undefined : gateways.numberWrong,
      user: filled(user, texts),
      secret: !secretSet ? filled(secret, texts) : moves(host) && secret === '' ? gateways.secretAgain : undefined,
      folder: filled(folder, texts),
    }),
    send: async ({ host, port, security, user, secret, folder, sentFolder }) => {
      const kind = securities.find((each) => each === security) ?? 'tls';
      await set.mutateAsync({
        settings: {
          host,
          port: Number(port),
          security: kind,
          user,
          folder,
          sentFolder: sentFolder.trim() === '' ? null : sentFolder,
        },
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
        <ServerFields form={form} label={senders.imapHost} securities={senders.imapSecurities} />
        <Pair>
          <TextField {...form.field('user', gateways.user)} autoComplete="off" />
          <SecretField form={form} name="secret" label={gateways.secret} kept={secretSet} />
        </Pair>
        <Pair>
          <TextField {...form.field('folder', senders.folder)} autoComplete="off" />
          <TextField {...form.field('sentFolder', senders.sentFolder, senders.sentFolderHint)} autoComplete="off" />
        </Pair>
        <SaveRow busy={form.busy} />
      </Stack>
    </form>
  );
}
