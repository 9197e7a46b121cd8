import { Box, ButtonBase, Typography } from '@mui/material';
import type { CohortStanding } from '#contract/dashboard.ts';
import { useFormat } from '../shared/format.ts';
import { useOverviewTexts } from '../shared/texts/index.ts';
import { urgency } from './urgency.ts';

type PeriodCardsProps = {
  cohorts: readonly CohortStanding[];
  chosen: number | undefined;
  onChoose: (cohortId: number) => void;
};

/** The renewal periods with their countdowns, to choose between; one alone needs no choice. */
export function PeriodCards({ cohorts, chosen, onChoose }: PeriodCardsProps) {
  const texts = useOverviewTexts().dashboard;
  const format = useFormat();
  if (cohorts.length < 2) return null;
  return (
    <Box
      role="group"
      aria-label={texts.periods}
      sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))' }}
    >
      {cohorts.map(({ id, name, deadline, daysLeft, mustRegister, registered, open }) => (
        <ButtonBase
          key={id}
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
          sx={{
            display: 'block',
            textAlign: 'left',
            px: 1.5,
            py: 1,
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
            bgcolor: 'background.paper',
            '&[aria-pressed=true]': {
              borderColor: 'primary.main',
              boxShadow: 'inset 3px 0 0 var(--k-palette-primary-main)',
            },
          }}
        >
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
            <Typography noWrap sx={{ fontWeight: 600, flex: 1 }}>
              {name}
            </Typography>
            <Typography
              variant="body2"
              className="figures"
              sx={{ color: urgency({ daysLeft, open }), fontWeight: 600 }}
            >
              {texts.daysLeft(daysLeft)} {texts.daysLeftNote(daysLeft)}
            </Typography>
          </Box>
          <Typography variant="body2" className="figures" sx={{ color: 'text.secondary' }}>
            {format.date(deadline)} · {texts.registeredOf(format.number(registered), format.number(mustRegister))}
          </Typography>
        </ButtonBase>
      ))}
    </Box>
  );
}
