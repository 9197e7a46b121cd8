import { Alert } from '@mui/material';
import type { Output } from '#contract/endpoint.ts';
import type { gateways } from '#contract/gateways.ts';
import { gatewayTroubles, type MessageReason } from '#contract/outbox.ts';
import { type Texts, useTexts } from './texts/index.ts';

type Outcome = Output<typeof gateways.test>;

const isReason = (texts: Texts, reason: string): reason is MessageReason => reason in texts.story.messageReasons;

function wordsOf({ state, reason, answer }: Outcome, texts: Texts): string {
  const { gateways, story, fates } = texts;
  if (state === 'sent') return gateways.testSent;
  if (state === 'simulated') return gateways.testSimulated;
  if (state === 'queued' || state === 'leased' || state === 'in_flight') return gateways.testWaits;
  const why = reason !== null && isReason(texts, reason) ? story.messageReasons[reason] : story.messageStates[state];
  const mend = gatewayTroubles.find((each) => each === reason);
  return [
    gateways.testFailed(why),
    answer === null ? '' : gateways.testAnswer(answer),
    mend === undefined ? '' : fates.mends[mend],
  ]
    .filter(Boolean)
    .join(' ');
}

const severityOf = ({ state }: Outcome): 'success' | 'warning' | 'error' => {
  if (state === 'sent' || state === 'simulated') return 'success';
  return state === 'failed' ? 'error' : 'warning';
};

/** What became of a message sent to try something, in words. */
export function TestOutcome({ outcome }: { outcome: Outcome }) {
  const texts = useTexts();
  return (
    <Alert severity={severityOf(outcome)} variant="outlined">
      {wordsOf(outcome, texts)}
    </Alert>
  );
}
