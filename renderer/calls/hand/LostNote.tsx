import { Alert, Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { calls, type Held } from '#contract/calls.ts';
import { call } from '../../shared/api-client.ts';
import { refresh } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';

/** The client is with this agent no more: what happened, what is safe, what can still be done. */
export function LostNote({ held: { task }, onLeaveOff }: { held: Held; onLeaveOff: () => void }) {
  const { calls: texts } = useTexts();
  const client = useQueryClient();
  const { id, fence } = task;
  useEffect(() => {
    // a lease that ran out while nobody else took the client is had again
    call(calls.renew, { id, fence }).then(
      () => refresh(client, ['calls']),
      () => undefined,
    );
  }, [client, id, fence]);
  return (
    <Alert
      severity="warning"
      role="alert"
      square
      sx={{ flex: 'none', px: 3 }}
      action={
        <Button size="small" color="inherit" onClick={onLeaveOff}>
          {texts.leaveOff}
        </Button>
      }
    >
      <strong>{texts.lost}</strong> {texts.lostHint}
    </Alert>
  );
}
