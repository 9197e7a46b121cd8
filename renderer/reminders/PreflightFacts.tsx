import { Alert, Box, Link, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { audienceReasons, type AudienceReason, type Preflight } from '#contract/campaigns.ts';
import { isTemplateField } from '#contract/template-fields.ts';
import { useNow } from '../shared/clock.ts';
import { useFormat } from '../shared/format.ts';
import { useAmount } from '../shared/amount.ts';
import { useTexts } from '../shared/texts/index.ts';
import { SkippedDialog } from './SkippedDialog.tsx';

type Opened = AudienceReason | 'no_consent';

/** What starting would do, in numbers that open their rows. */
export function PreflightFacts({ campaignId, facts }: { campaignId: number; facts: Preflight }) {
  const { reminders: texts, story, consents } = useTexts();
  const format = useFormat();
  const [opened, setOpened] = useState<Opened | null>(null);
  const { noConsent } = facts;
  const counts: [Opened, string, number][] = [
    ...audienceReasons.map((reason): [Opened, string, number] => {
      const count = facts.skipped[reason] ?? 0;
      return [reason, story.messageReasons[reason], reason === 'suppressed' ? count - noConsent : count];
    }),
    ['no_consent', consents.noConsentAlone, noConsent],
  ];
  const skipped = counts.filter(([, , count]) => count > 0);
  const left = facts.audience - facts.willSend;
  return (
    <Stack sx={{ gap: 1.5 }}>
      <Typography className="figures" sx={{ fontSize: '1.5rem', fontWeight: 650, lineHeight: 1.25 }}>
        {texts.willSend(format.number(facts.willSend))}
      </Typography>
      <Money facts={facts} />
      <Timing facts={facts} />
      {left > 0 && (
        <Box>
          <Typography className="figures" sx={{ fontWeight: 600 }}>
            {texts.willSkip(format.number(left))}
          </Typography>
          <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
            {skipped.map(([reason, words, count]) => (
              <li key={reason}>
                <Link
                  component="button"
                  type="button"
                  onClick={() => setOpened(reason)}
                  sx={{ verticalAlign: 'baseline' }}
                >
                  {words}: {format.number(count)}
                </Link>
              </li>
            ))}
          </Box>
        </Box>
      )}
      {facts.unapproved > 0 && (
        <Alert severity="info" variant="outlined">
          {texts.unapproved(format.number(facts.unapproved))}
        </Alert>
      )}
      <Holes facts={facts} />
      {opened !== null && <SkippedDialog campaignId={campaignId} reason={opened} onClose={() => setOpened(null)} />}
    </Stack>
  );
}

function Money({ facts: { parts, cost, balance, beyondBalance, estimated } }: { facts: Preflight }) {
  const { reminders: texts, balance: words } = useTexts();
  const format = useFormat();
  const amountOf = useAmount();
  if (parts === null) return null;
  const { amount, unit, at, low } = balance ?? { amount: null, unit: '', at: null, low: false };
  const left = amount === null || at === null ? '' : words.left(amountOf(amount, unit), format.instant(at));
  const said = [
    texts.smsCost(format.number(parts)),
    cost === null ? '' : texts.cost(`${format.number(Math.round(cost))}\u00a0Ft`),
    estimated ? texts.estimated : '',
  ];
  return (
    <>
      <Typography className="figures">{said.filter(Boolean).join(' · ')}</Typography>
      {left !== '' && (
        <Typography className="figures" sx={{ color: low ? 'warning.main' : 'text.secondary' }}>
          {left}
        </Typography>
      )}
      {beyondBalance && (
        <Alert severity="warning" variant="outlined">
          {words.beyond}
        </Alert>
      )}
    </>
  );
}

function Timing({ facts: { opensAt, finishesAt } }: { facts: Preflight }) {
  const texts = useTexts().reminders;
  const format = useFormat();
  const now = useNow();
  if (finishesAt === null) return <Alert severity="error">{texts.neverFinishes}</Alert>;
  // The screens know the program's clock to the minute.
  const waits = opensAt !== null && Date.parse(opensAt) - Date.parse(now) > 2 * 60_000;
  return (
    <Typography className="figures" sx={{ color: 'text.secondary' }}>
      {waits && `${texts.opens(format.instant(opensAt))} · `}
      {texts.finishes(format.instant(finishesAt))}
    </Typography>
  );
}

function Holes({ facts: { missing, unknown, faulty, badShare, tooManyBad } }: { facts: Preflight }) {
  const texts = useTexts().reminders;
  const format = useFormat();
  const known = missing.filter(({ field }) => isTemplateField(field));
  return (
    <>
      {known.length > 0 && (
        <Alert severity="warning" variant="outlined">
          {texts.missingTitle}
          {known.map(({ field, count }) => (
            <div key={field}>
              {texts.missingLine(isTemplateField(field) ? texts.fields[field] : field, format.number(count))}
            </div>
          ))}
        </Alert>
      )}
      {faulty > 0 && <Alert severity="error">{texts.faulty(format.number(faulty))}</Alert>}
      {badShare > 0 && (
        <Alert severity={tooManyBad ? 'error' : 'info'} variant="outlined">
          {texts.badShare(format.number(badShare))} {tooManyBad && texts.tooManyBad}
        </Alert>
      )}
      {unknown.length > 0 && <Alert severity="error">{texts.unknownLine(unknown.join(', '))}</Alert>}
    </>
  );
}
