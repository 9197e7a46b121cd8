import { Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { gateways as promises } from '#contract/gateways.ts';
import type { Channel } from '#contract/outbox.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useWrite } from '../shared/query.ts';
import { TestOutcome } from '../shared/TestOutcome.tsx';
import { useTexts } from '../shared/texts/index.ts';
import { typedPhone } from '../shared/typed-phone.ts';

/** Sends one message the usual way and says in words what became of it. */
export function GatewayTest({ channel }: { channel: Channel }) {
  const { gateways } = useTexts();
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
        {test.data && !test.isPending && <TestOutcome outcome={test.data} />}
      </Box>
    </Box>
  );
}
