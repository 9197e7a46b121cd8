import { Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { templates } from '#contract/templates.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useWrite } from '../shared/query.ts';
import { TestOutcome } from '../shared/TestOutcome.tsx';
import { useTexts } from '../shared/texts/index.ts';
import { typedPhone } from '../shared/typed-phone.ts';
import type { Wording } from './use-preview.ts';

/** Sends the text as it stands to an address of one's own. */
export function SampleSend({ wording, accountId }: { wording: Wording; accountId: number | null }) {
  const { reminders, gateways } = useTexts();
  const [to, setTo] = useState('');
  const send = useWrite(templates.sample, ['outbox']);
  const { channel } = wording;
  return (
    <Box
      component="form"
      noValidate
      aria-label={reminders.sample.title}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate({
          ...wording,
          ...(accountId === null ? {} : { accountId }),
          to: channel === 'sms' ? typedPhone(to) : to.trim(),
        });
      }}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {reminders.sample.hint}
      </Typography>
      <Stack direction="row" sx={{ gap: 1, maxWidth: 560, alignItems: 'flex-start' }}>
        <TextField
          label={gateways.testTo[channel]}
          value={to}
          onChange={({ target }) => setTo(target.value)}
          autoComplete="off"
        />
        <Button type="submit" variant="outlined" disabled={send.isPending || to.trim() === ''} sx={{ flex: 'none' }}>
          {send.isPending ? gateways.testing : reminders.sample.send}
        </Button>
      </Stack>
      <Box aria-live="polite" sx={{ mt: 1, maxWidth: 560 }}>
        <FailureNote failure={send.error} />
        {send.data && !send.isPending && <TestOutcome outcome={send.data} />}
      </Box>
    </Box>
  );
}
