import { Button } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { campaigns as promises, type Campaign } from '#contract/campaigns.ts';
import { worded } from '../shared/worded.ts';
import { useWrite } from '../shared/query.ts';
import { useMay } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';

const UrgentDialog = lazy(async () => ({ default: (await import('./UrgentDialog.tsx')).UrgentDialog }));

/** What waits for the sending hours can be sent now, with a reason; and kept to the hours again. */
export function Urgency({ campaign: { id, state, waiting, urgentWhy } }: { campaign: Campaign }) {
  const texts = useTexts();
  const words = texts.reminders.urgent;
  const mayRush = useMay('campaigns:approve');
  const calm = useWrite(promises.urgent, ['campaigns', 'outbox']);
  const [asking, setAsking] = useState(false);
  if (!mayRush) return null;
  const keepToHours = (): void =>
    calm.mutate({ id, reason: null }, { onError: (failure) => toast(worded(texts, failure).what, { kind: 'failed' }) });
  return (
    <>
      {waiting?.why === 'hours' && (
        <Button variant="outlined" onClick={() => setAsking(true)}>
          {words.open}
        </Button>
      )}
      {urgentWhy !== null && (state === 'running' || state === 'paused') && (
        <Button variant="outlined" disabled={calm.isPending} onClick={keepToHours}>
          {words.calm}
        </Button>
      )}
      {asking && (
        <Suspense>
          <UrgentDialog id={id} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
