import { Alert, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { Output } from '#contract/endpoint.ts';
import { gateways as promises } from '#contract/gateways.ts';
import type { Channel, MessageReason } from '#contract/outbox.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useWrite } from '../shared/query.ts';
import { useTexts, type Texts } from '../shared/texts/index.ts';
import { typedPhone } from './typed-phone.ts';

type Outcome = Output<typeof promises.test>;

const isReason = (texts: Texts, reason: string): reason is MessageReason => reason in texts.story.messageReasons;

function wordsOf({ state, reason, answer }: Outcome, texts: Texts): string {
  const { gateways, story } = texts;
  if (state === 'sent') return gateways.testSent;
  if (state === 'simulated') return gateways.testSimulated;
  if (state === 'queued' || state === 'leased' || state === 'in_flight') return gateways.testWaits;
  const why = reason !== null && isReason(texts, reason) ? story.messageReasons[reason] : story.messageStates[state];
  return [gateways.testFailed(why), answer === null ? '' : gateways.testAnswer(answer)].filter(Boolean).join(' ');
}

const severityOf = ({ state }: Outcome): 'success' | 'warning' | 'error' => {
  if (state === 'sent' || state === 'simulated') return 'success';
  return state === 'failed' ? 'error' : 'warning';
};

/** Sends one message the usual way and says in words what became of it. */
export function GatewayTest({ channel }: { channel: Channel }) {
  const texts = useTexts();
  const { gateways } = texts;
  const [to, setTo] = useState('');
  const test = useWrite(promises.test, ['outbox']);
  return (
    <Box
      component="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        test.mutate({ channel, to: channel === 'sms' ? typedPhone(to) : to.trim() });
      }}
    >
      <Typography sx={{ fontWeight: 600, mb: 1 }}>{gateways.test}</Typography>
      <Stack direction="row" sx={{ gap: 1, maxWidth: 560, alignItems: 'flex-start' }}>
        <TextField
          label={gateways.testTo[channel]}
          value={to}
          onChange={({ target }) => setTo(target.value)}
          autoComplete="off"
        />
        <Button type="submit" variant="outlined" disabled={test.isPending || to.trim() === ''} sx={{ flex: 'none' }}>
          {test.isPending ? gateways.testing : gateways.testSend}
        </Button>
      </Stack>
      <Box aria-live="polite" sx={{ mt: 1, maxWidth: 560 }}>
        <FailureNote failure={test.error} />
        {test.data && !test.isPending && (
          <Alert severity={severityOf(test.data)} variant="outlined">
            {wordsOf(test.data, texts)}
          </Alert>
        )}
      </Box>
    </Box>
  );
}
