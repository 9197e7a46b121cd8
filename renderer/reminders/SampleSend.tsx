import { Typography } from '@mui/material';
import { templates } from '#contract/templates.ts';
import { useWrite } from '../shared/query.ts';
import { TestMessage } from '../shared/TestMessage.tsx';
import { useTexts } from '../shared/texts/index.ts';
import type { Wording } from './use-preview.ts';

/** Sends the text as it stands to an address of one's own. */
export function SampleSend({ wording, accountId }: { wording: Wording; accountId: number | null }) {
  const { sample } = useTexts().reminders;
  const send = useWrite(templates.sample, ['outbox']);
  return (
    <TestMessage
      channel={wording.channel}
      label={sample.title}
      action={sample.send}
      sending={send}
      onSend={(to) => send.mutate({ ...wording, ...(accountId === null ? {} : { accountId }), to })}
    >
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {sample.hint}
      </Typography>
    </TestMessage>
  );
}
