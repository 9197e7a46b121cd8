import { Box, Button, Checkbox, FormControlLabel, Typography } from '@mui/material';
import visuallyHidden from '@mui/utils/visuallyHidden';
import type { ReactNode } from 'react';
import type { CallOutcome } from '#contract/call-outcomes.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { Key } from '../Key.tsx';
import { NoteLine } from './NoteLine.tsx';
import type { Question } from './question.ts';
import { typed } from './use-hand.ts';
import { outcomeWord } from '../words.ts';

type OutcomeBarProps = {
  outcomes: readonly CallOutcome[];
  note: string;
  complaint: boolean;
  /** what an outcome would ask; with Shift it does not */
  asked: (outcome: CallOutcome) => Question | null;
  busy: boolean;
  onChoose: (outcome: CallOutcome) => void;
};

/** The note, and every way a call can end, one key each: spoke to somebody, or not. */
export function OutcomeBar({ outcomes, note, complaint, asked, busy, onChoose }: OutcomeBarProps) {
  const texts = useTexts();
  const { calls: words } = texts;
  const tiers = [
    { title: words.contact, rows: outcomes.filter(({ contact }) => contact) },
    { title: words.noContact, rows: outcomes.filter(({ contact }) => !contact) },
  ];
  return (
    <Box
      component="section"
      aria-label={words.outcomes}
      data-outcomes=""
      sx={{ borderTop: 1, borderColor: 'divider', bgcolor: 'background.paper', px: 3, py: 1, flex: 'none' }}
    >
      <Line title={words.note} shortcut="M">
        <NoteLine note={note} />
        <FormControlLabel
          label={words.complaint}
          title={words.complaintHint}
          control={
            <Checkbox
              size="small"
              checked={complaint}
              onChange={({ target }) => typed({ complaint: target.checked })}
              sx={{ p: 0.5 }}
            />
          }
          sx={{ flex: 'none', ml: 0.5, mr: 0, minHeight: 32 }}
        />
      </Line>
      {tiers.map(({ title, rows }) => (
        <Line key={title} title={title}>
          <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
            {rows.map((outcome) => {
              const question = asked(outcome);
              const key = outcome.key.toUpperCase();
              return (
                <Button
                  key={outcome.code}
                  size="small"
                  variant="outlined"
                  color="inherit"
                  disabled={busy}
                  aria-keyshortcuts={question === null ? key : `${key} Shift+${key}`}
                  title={question === null ? undefined : words.atOnce[question](key)}
                  onClick={() => onChoose(outcome)}
                  sx={{ gap: 0.5, px: 0.625, borderColor: 'divider' }}
                >
                  <Key aria-hidden>{key}</Key>
                  {outcomeWord(texts, outcome)}
                  {question !== null && '…'}
                </Button>
              );
            })}
          </Box>
        </Line>
      ))}
    </Box>
  );
}

/** Where the window is narrow the height goes to the call: titles are read out then, not shown. */
const NARROW = '@media (max-width: 1499px)';

function Line({ title, shortcut, children }: { title: string; shortcut?: string; children: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'flex-start', py: 0.25 }}>
      <Typography
        variant="body2"
        component="h3"
        sx={{ width: 108, color: 'text.secondary', flex: 'none', pt: 0.5, [NARROW]: visuallyHidden }}
      >
        {title}
      </Typography>
      {shortcut !== undefined && (
        <Key aria-hidden sx={{ mt: 0.75 }}>
          {shortcut}
        </Key>
      )}
      {children}
    </Box>
  );
}
