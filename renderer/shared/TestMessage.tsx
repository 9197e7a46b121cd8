import { Box, Button, Stack, TextField } from '@mui/material';
import { type ComponentProps, type ReactNode, useState } from 'react';
import type { Channel } from '#contract/outbox.ts';
import { FailureNote } from './FailureNote.tsx';
import { TestOutcome } from './TestOutcome.tsx';
import { useTexts } from './texts/index.ts';
import { typedPhone } from './typed-phone.ts';

type TestMessageProps = {
  channel: Channel;
  /** the name of the form, where there is only one of them */
  label?: string;
  action: string;
  sending: { isPending: boolean; error: unknown; data: ComponentProps<typeof TestOutcome>['outcome'] | undefined };
  onSend: (to: string) => void;
  /** what stands above it */
  children: ReactNode;
};

/** Sends one message to an address of one's own and says in words what became of it. */
export function TestMessage({ channel, label, action, sending, onSend, children }: TestMessageProps) {
  const { gateways } = useTexts();
  const [to, setTo] = useState('');
  return (
    <Box
      component="form"
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSend(channel === 'sms' ? typedPhone(to) : to.trim());
      }}
    >
      {children}
      <Stack direction="row" sx={{ gap: 1, maxWidth: 560, alignItems: 'flex-start' }}>
        <TextField
          label={gateways.testTo[channel]}
          value={to}
          onChange={({ target }) => setTo(target.value)}
          autoComplete="off"
        />
        <Button type="submit" variant="outlined" disabled={sending.isPending || to.trim() === ''} sx={{ flex: 'none' }}>
          {sending.isPending ? gateways.testing : action}
        </Button>
      </Stack>
      <Box aria-live="polite" sx={{ mt: 1, maxWidth: 560 }}>
        <FailureNote failure={sending.error} />
        {sending.data && !sending.isPending && <TestOutcome outcome={sending.data} />}
      </Box>
    </Box>
  );
}
