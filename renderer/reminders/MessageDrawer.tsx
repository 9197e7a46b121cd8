import Close from '@mui/icons-material/Close';
import { Alert, Box, Button, Drawer, IconButton, Link as TextLink, Stack, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { outbox, type Message } from '#contract/outbox.ts';
import { cardLink } from '../shared/accounts-link.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { fateWords } from '../shared/fate-words.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { type Format, useFormat } from '../shared/format.ts';
import { useWrite } from '../shared/query.ts';
import { useMay } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { MessageChip } from './StateChips.tsx';

/** One message: its exact text, its fate and why; a doubt is settled here. */
export function MessageDrawer({ message, onClose }: { message: Message; onClose: () => void }) {
  const texts = useTexts();
  const { reminders, common } = texts;
  const format = useFormat();
  const { reason, accountId, state, campaignId, campaignName } = message;
  const campaign =
    campaignId === null ? null : (
      <TextLink component={Link} to={`/reminders/campaigns/${campaignId}`}>
        {campaignName}
      </TextLink>
    );
  const facts: [string, ReactNode][] = [
    [reminders.messageColumns.channel, reminders.channels[message.channel]],
    [reminders.messageColumns.to, addressWords(message, format) ?? reminders.noAddress],
    [reminders.answer, message.answer],
    [reminders.attempts, message.attempts === 0 ? null : format.number(message.attempts)],
    [reminders.nextTry, state === 'queued' && message.attempts > 0 ? format.instant(message.notBefore) : null],
    [reminders.sentAt, message.sentAt === null ? null : format.instant(message.sentAt)],
    [reminders.messageColumns.campaign, campaign],
    [reminders.reference, message.providerRef],
  ];
  return (
    <Drawer
      anchor="right"
      open
      onClose={onClose}
      slotProps={{
        paper: { role: 'dialog', 'aria-label': reminders.message, sx: { width: 520, maxWidth: '100%', p: 3, gap: 2 } },
      }}
    >
      <Stack direction="row" sx={{ alignItems: 'flex-start', gap: 2 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="h2">{message.holderName ?? addressWords(message, format)}</Typography>
          <MessageChip state={state} />
        </Box>
        <IconButton aria-label={common.close} onClick={onClose} autoFocus>
          <Close fontSize="small" />
        </IconButton>
      </Stack>
      {state === 'unknown' ? (
        <Doubt message={message} onDone={onClose} />
      ) : (
        reason !== null && <Typography>{fateWords(message, texts)}</Typography>
      )}
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.5, m: 0 }}>
        {facts.flatMap(([label, value]) =>
          value === null
            ? []
            : [
                <Typography key={`${label}-name`} component="dt" sx={{ color: 'text.secondary' }}>
                  {label}
                </Typography>,
                <Typography key={label} component="dd" className="figures" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                  {value}
                </Typography>,
              ],
        )}
      </Box>
      <MessageText message={message} />
      {accountId !== null && (
        <Box>
          <Button component={Link} to={cardLink(accountId)} variant="outlined" size="small">
            {reminders.openClient}
          </Button>
        </Box>
      )}
    </Drawer>
  );
}

const addressWords = ({ to, channel }: Message, format: Format): string | null =>
  to === null || channel === 'email' ? to : format.phone(to);

function MessageText({ message: { subject, text, lane, state } }: { message: Message }) {
  const texts = useTexts().reminders;
  if (text === '')
    return (
      <Typography sx={{ color: 'text.secondary' }}>
        {lane === 'bulk' && state !== 'skipped' ? texts.notRendered : lane === 'bulk' ? '' : texts.secretText}
      </Typography>
    );
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2, bgcolor: 'background.default' }}>
      {subject !== '' && <Typography sx={{ fontWeight: 650, mb: 1 }}>{subject}</Typography>}
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Typography>
    </Box>
  );
}

function Doubt({ message, onDone }: { message: Message; onDone: () => void }) {
  const all = useTexts();
  const texts = all.reminders;
  const maySettle = useMay('outbox:settle');
  const [resending, setResending] = useState(false);
  const settle = useWrite(outbox.settle, ['outbox', 'campaigns', 'accounts']);
  const say = async (as: 'sent' | 'resend'): Promise<void> => {
    await settle.mutateAsync({ id: message.id, as });
    toast(texts.settled);
    onDone();
  };
  return (
    <Alert severity="warning" variant="outlined">
      <Typography sx={{ fontWeight: 650 }}>{texts.inDoubt}</Typography>
      <Typography variant="body2">{fateWords(message, all)}</Typography>
      {maySettle && (
        <Stack direction="row" sx={{ gap: 1, mt: 1.5 }}>
          <Button
            variant="contained"
            size="small"
            disabled={settle.isPending}
            onClick={() => void say('sent').catch(() => undefined)}
          >
            {texts.markSent}
          </Button>
          <Button variant="outlined" size="small" disabled={settle.isPending} onClick={() => setResending(true)}>
            {texts.resend}
          </Button>
        </Stack>
      )}
      <FailureNote failure={settle.error} />
      {resending && (
        <ConfirmDialog
          title={texts.resendTitle}
          action={texts.resend}
          busy={settle.isPending}
          onClose={() => setResending(false)}
          onConfirm={() => void say('resend').catch(() => setResending(false))}
        >
          {texts.resendText}
        </ConfirmDialog>
      )}
    </Alert>
  );
}
