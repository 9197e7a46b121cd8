import { Box, Button, Paper, Stack, Typography } from '@mui/material';
import { Link } from 'react-router';
import type { z } from 'zod';
import { accounts, type AccountFilter } from '#contract/accounts.ts';
import type { Audience } from '#contract/campaigns.ts';
import { reminderLink } from '../shared/accounts-link.ts';
import { useFormat } from '../shared/format.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { AudienceWords } from './AudienceWords.tsx';
import { StepTitle } from './StepTitle.tsx';

const open = ['not_started', 'in_progress', 'blocked'] as const;

type WhoStepProps = { audience: Audience | null; onNext: () => void };

/** Who gets it: what the list brought along, or a place to begin. */
export function WhoStep({ audience, onNext }: WhoStepProps) {
  const texts = useTexts().reminders;
  return (
    <Stack component="section" sx={{ gap: 2 }} aria-label={texts.whoTitle}>
      <StepTitle>{texts.whoTitle}</StepTitle>
      {audience === null ? <Choices /> : <Chosen audience={audience} onNext={onNext} />}
    </Stack>
  );
}

/** The filter an audience stands for, or comes near to. */
export function filterOf(audience: Audience): AccountFilter {
  if ('notReactedTo' in audience) return { contacted: true, status: [...open] };
  if ('ladderStep' in audience) return { status: [...open] };
  return 'filter' in audience ? audience.filter : { ids: audience.accountIds };
}

function Chosen({ audience, onNext }: { audience: Audience; onNext: () => void }) {
  const { reminders: texts, common } = useTexts();
  const format = useFormat();
  const query = useRead(accounts.summary, filterOf(audience));
  return (
    <Loaded query={query} lines={2}>
      {({ total }) => (
        <>
          <Paper variant="outlined" sx={{ p: 2.5, maxWidth: 640 }}>
            <Typography className="figures" sx={{ fontSize: '1.75rem', fontWeight: 650, lineHeight: 1.2 }}>
              {'notReactedTo' in audience ? texts.followUp : texts.whoCount(format.number(total))}
            </Typography>
            <AudienceWords audience={audience} />
            <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
              {total === 0 ? texts.whoNobody : texts.whoHint}
            </Typography>
          </Paper>
          <Stack direction="row" sx={{ gap: 1 }}>
            <Button component={Link} to="/accounts">
              {texts.otherClients}
            </Button>
            <Button variant="contained" autoFocus disabled={total === 0} onClick={onNext}>
              {common.next}
            </Button>
          </Stack>
        </>
      )}
    </Loaded>
  );
}

function Choices() {
  const texts = useTexts().reminders;
  const quick: [string, z.input<typeof AccountFilter>][] = [
    [texts.quickOverdue, { overdue: true }],
    [texts.quickDue, { dueWithin: 7 }],
    [texts.quickStuck, { status: 'in_progress' }],
    [texts.quickOpen, { status: [...open] }],
  ];
  return (
    <>
      <Box>
        <Button component={Link} to="/accounts" variant="contained">
          {texts.chooseClients}
        </Button>
      </Box>
      <Typography sx={{ color: 'text.secondary', maxWidth: 640 }}>{texts.chooseHint}</Typography>
      <Typography variant="h3">{texts.quick}</Typography>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        {quick.map(([word, filter]) => (
          <Quick key={word} word={word} filter={filter} />
        ))}
      </Stack>
    </>
  );
}

/** A beginning, with how many it means today. */
function Quick({ word, filter }: { word: string; filter: z.input<typeof AccountFilter> }) {
  const format = useFormat();
  const { data } = useRead(accounts.summary, filter);
  return (
    <Button component={Link} to={reminderLink(filter)} variant="outlined" className="figures">
      {data === undefined ? word : `${word} (${format.number(data.total)})`}
    </Button>
  );
}
