import { Alert, Button } from '@mui/material';
import { Link } from 'react-router';
import type { Waiting } from '#contract/campaigns.ts';
import type { Format } from '../shared/format.ts';
import { useFormat } from '../shared/format.ts';
import { useMay } from '../shared/session.ts';
import { useTexts, type Texts } from '../shared/texts/index.ts';

/** "Goes on Monday 9:00": what a campaign waits for, in words. */
function waitingWords({ why, until, trouble }: Waiting, { reminders, story, fates }: Texts, format: Format): string {
  const when = until === null ? '' : format.instant(until);
  const reason = trouble === null ? '' : story.messageReasons[trouble];
  switch (why) {
    case 'hours':
      return until === null ? reminders.waits.hoursNever : reminders.waits.hours(when);
    case 'rest':
      return reminders.waits.rest(reason, when);
    case 'gateway':
      return `${reminders.waits.gateway(reason)} ${trouble === null ? '' : fates.mends[trouble]}`;
  }
}

export function WaitingNote({ waiting }: { waiting: Waiting }) {
  const texts = useTexts();
  const format = useFormat();
  const mayMend = useMay('gateways:manage');
  const mend = mayMend && waiting.why !== 'hours';
  return (
    <Alert
      severity={waiting.why === 'gateway' ? 'error' : 'info'}
      variant="outlined"
      {...(mend
        ? {
            action: (
              <Button component={Link} to="/settings/gateways" color="inherit" size="small">
                {texts.reminders.toGateway}
              </Button>
            ),
          }
        : {})}
    >
      {waitingWords(waiting, texts, format)}
    </Alert>
  );
}
