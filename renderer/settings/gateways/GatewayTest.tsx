import { Typography } from '@mui/material';
import { gateways as promises } from '#contract/gateways.ts';
import type { Channel } from '#contract/outbox.ts';
import { useWrite } from '../../shared/query.ts';
import { TestMessage } from '../../shared/TestMessage.tsx';
import { useTexts } from '../../shared/texts/index.ts';

/** One message the usual way, to see whether the gateway works. */
export function GatewayTest({ channel }: { channel: Channel }) {
  const { gateways } = useTexts();
  const test = useWrite(promises.test, ['outbox']);
  return (
    <TestMessage
      channel={channel}
      action={gateways.testSend}
      sending={test}
      onSend={(to) => test.mutate({ channel, to })}
    >
      <Typography sx={{ fontWeight: 600, mb: 1 }}>{gateways.test}</Typography>
    </TestMessage>
  );
}
