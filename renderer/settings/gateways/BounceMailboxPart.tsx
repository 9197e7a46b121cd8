import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import HourglassTop from '@mui/icons-material/HourglassTop';
import RemoveCircleOutlined from '@mui/icons-material/RemoveCircleOutlined';
import { Alert, Box, Button, Paper, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { type BounceMailbox, bounceMailbox as promises } from '#contract/bounce-mailbox.ts';
import { ConfirmDialog } from '../../shared/ConfirmDialog.tsx';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { ToneChip } from '../../shared/ToneChip.tsx';
import { BounceMailboxForm } from './BounceMailboxForm.tsx';

/** The mailbox that letters come back to: where it is, whether it is read, and reading it now. */
export function BounceMailboxPart() {
  const texts = useTexts().senders;
  const query = useRead(promises.see, {}, { topics: ['settings'] });
  return (
    <Paper component="section" variant="outlined" aria-label={texts.mailbox} sx={{ p: 2.5 }}>
      <Loaded query={query}>
        {(mailbox) => (
          <Stack sx={{ gap: 2 }}>
            <Box>
              <Stack direction="row" sx={{ alignItems: 'center', gap: 2 }}>
                <Typography variant="h3">{texts.mailbox}</Typography>
                <Health mailbox={mailbox} />
              </Stack>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {texts.mailboxHint}
              </Typography>
            </Box>
            <BounceMailboxForm key={mailbox.settings === null ? 'none' : 'set'} mailbox={mailbox} />
            {mailbox.settings !== null && <ReadNow />}
          </Stack>
        )}
      </Loaded>
    </Paper>
  );
}

function Health({ mailbox: { settings, readAt, trouble } }: { mailbox: BounceMailbox }) {
  const texts = useTexts().senders;
  const format = useFormat();
  if (settings === null) return <ToneChip tone="quiet" icon={RemoveCircleOutlined} word={texts.notSet} />;
  if (trouble !== null) return <ToneChip tone="late" icon={ErrorOutlined} word={texts.mailboxTroubles[trouble]} />;
  return readAt === null ? (
    <ToneChip tone="busy" icon={HourglassTop} word={texts.notRead} />
  ) : (
    <ToneChip tone="done" icon={CheckCircleOutlined} word={texts.readAt(format.instant(readAt))} />
  );
}

function ReadNow() {
  const texts = useTexts().senders;
  const format = useFormat();
  const read = useWrite(promises.read, ['settings', 'outbox', 'campaigns']);
  const trouble = read.data?.mailbox.trouble ?? null;
  const forget = useWrite(promises.set, ['settings']);
  const [leaving, setLeaving] = useState(false);
  const leave = async (): Promise<void> => {
    await forget.mutateAsync({ settings: null }).finally(() => setLeaving(false));
    toast(texts.forgotten);
  };
  return (
    <Stack sx={{ gap: 1, maxWidth: 720 }}>
      <Stack direction="row" sx={{ gap: 1 }}>
        <Button variant="outlined" disabled={read.isPending} onClick={() => read.mutate({})}>
          {read.isPending ? texts.reading : texts.readNow}
        </Button>
        <Button color="error" disabled={forget.isPending} onClick={() => setLeaving(true)}>
          {texts.forget}
        </Button>
      </Stack>
      <Box aria-live="polite">
        <FailureNote failure={read.error ?? forget.error} />
        {read.data && !read.isPending && (
          <Alert severity={trouble === null ? 'success' : 'error'} variant="outlined">
            {trouble === null
              ? [
                  texts.wasRead(format.number(read.data.letters), format.number(read.data.taken)),
                  read.data.found === 0 ? '' : texts.foundSent(format.number(read.data.found)),
                ].join(' ')
              : texts.notReadBecause(texts.mailboxTroubles[trouble])}
          </Alert>
        )}
      </Box>
      {leaving && (
        <ConfirmDialog
          title={texts.forgetTitle}
          action={texts.forget}
          destructive
          busy={forget.isPending}
          onClose={() => setLeaving(false)}
          onConfirm={() => void leave().catch(() => undefined)}
        >
          {texts.forgetText}
        </ConfirmDialog>
      )}
    </Stack>
  );
}
