import EventOutlined from '@mui/icons-material/EventOutlined';
import { Button, ListItemText, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { daysBetween } from '#contract/local-date.ts';
import { useToday } from '../shared/clock.ts';
import { useCohort } from '../shared/cohort.ts';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';

const SOON_DAYS = 7;

const colourOf = (days: number): string => {
  if (days < 0) return 'error.main';
  return days <= SOON_DAYS ? 'warning.main' : 'text.primary';
};

/** Days left to the deadline of the renewal period chosen, and the choice itself. */
export function Countdown() {
  const texts = useTexts();
  const format = useFormat();
  const today = useToday();
  const { cohorts, chosen, choose } = useCohort();
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
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        slotProps={{ list: { 'aria-label': texts.frame.chooseCohort } }}
      >
        {cohorts.map((cohort) => (
          <MenuItem
            key={cohort.id}
            selected={cohort.id === chosen.id}
            onClick={() => {
              choose(cohort.id);
              setAnchor(null);
            }}
          >
            <ListItemText
              primary={cohort.name}
              secondary={`${texts.frame.deadline}: ${format.longDate(cohort.deadline)}`}
            />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
