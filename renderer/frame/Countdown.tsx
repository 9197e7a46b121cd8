import EventOutlined from '@mui/icons-material/EventOutlined';
import { Button } from '@mui/material';
import { Suspense, useState } from 'react';
import { daysBetween } from '#contract/local-date.ts';
import { useToday } from '../shared/clock.ts';
import { useCohort } from '../shared/cohort.ts';
import { useFormat } from '../shared/format.ts';
import { piece } from '../shared/piece.ts';
import { useFirstTexts } from '../shared/texts/index.ts';

const CohortMenu = piece(async () => (await import('./CohortMenu.tsx')).CohortMenu);

const SOON_DAYS = 7;

const colourOf = (days: number): string => {
  if (days < 0) return 'error.main';
  return days <= SOON_DAYS ? 'warning.main' : 'text.primary';
};

/** Days left to the deadline of the renewal period chosen, and the choice itself. */
export function Countdown() {
  const texts = useFirstTexts();
  const format = useFormat();
  const today = useToday();
  const { chosen } = useCohort();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (chosen === undefined) return null;
  const days = daysBetween(today, chosen.deadline);
  const said = texts.common.daysLeft(days);
  return (
    <>
      <Button
        size="small"
        startIcon={<EventOutlined aria-hidden />}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        aria-haspopup="menu"
        aria-label={`${said} – ${texts.frame.cohortDeadline(chosen.name, format.longDate(chosen.deadline))}`}
        className="figures"
        sx={{ color: colourOf(days), flex: 'none' }}
      >
        {said}
      </Button>
      {anchor !== null && (
        <Suspense>
          <CohortMenu anchor={anchor} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
}
