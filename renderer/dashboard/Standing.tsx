import { Box, Typography } from '@mui/material';
import { mustRegisterStatuses, openStatuses, registeredStatuses } from '#contract/account-status.ts';
import { accountsLink } from '../shared/accounts-link.ts';
import { useFormat } from '../shared/format.ts';
import { NumberLink } from '../shared/NumberLink.tsx';
import { useOverviewTexts } from '../shared/texts/index.ts';
import { forecastWords } from './forecast-words.ts';
import { Panel } from './Panel.tsx';
import { StatusBar } from './StatusBar.tsx';
import { urgency } from './urgency.ts';
import type { Period } from './use-dashboard.ts';

type Figure = { label: string; value: number; to: string; colour?: string; note?: string };

/** How long there is, how many have registered, and whether the pace is enough. */
export function Standing({ period }: { period: Period }) {
  const texts = useOverviewTexts();
  const words = texts.dashboard;
  const format = useFormat();
  const { standing, detail, today } = period;
  const { id: cohort, mustRegister, registered, open, overdue, daysLeft } = standing;
  const share = mustRegister === 0 ? '' : format.percent(registered / mustRegister);
  const figures: Figure[] = [
    { label: words.mustRegister, value: mustRegister, to: accountsLink({ cohort, status: [...mustRegisterStatuses] }) },
    {
      label: words.registered,
      value: registered,
      to: accountsLink({ cohort, status: [...registeredStatuses] }),
      colour: 'success.main',
      note: share,
    },
    { label: words.open, value: open, to: accountsLink({ cohort, status: [...openStatuses] }) },
    {
      label: words.dueWithin7,
      value: detail.dueWithin7,
      to: accountsLink({ cohort, dueWithin: 7 }),
      ...(detail.dueWithin7 > 0 ? { colour: 'warning.main' } : {}),
    },
    {
      label: words.overdue,
      value: overdue,
      to: accountsLink({ cohort, overdue: true }),
      ...(overdue > 0 ? { colour: 'error.main' } : {}),
    },
    {
      label: words.registeredToday,
      value: detail.registeredToday,
      to: accountsLink({ cohort, status: [...registeredStatuses], confirmedFrom: today, confirmedTo: today }),
    },
  ];
  return (
    <Panel title={words.standing}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1.5, alignItems: 'flex-end', mb: 1.5 }}>
        <Box>
          <Typography className="figures" sx={{ ...big, color: urgency({ daysLeft, open }) }}>
            {words.daysLeft(daysLeft)}
          </Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {words.daysLeftNote(daysLeft)} · {words.deadline(format.longDate(standing.deadline))}
          </Typography>
        </Box>
        {figures.map(({ label, value, to, colour = 'text.primary', note = '' }) => (
          <Box key={label}>
            <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 0.75 }}>
              <NumberLink value={value} to={to} label={label} sx={{ ...big, color: colour }} />
              {note !== '' && <Typography sx={{ fontWeight: 600, color: colour }}>{note}</Typography>}
            </Box>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {label}
            </Typography>
          </Box>
        ))}
      </Box>
      <StatusBar period={period} />
      <PaceLine period={period} />
    </Panel>
  );
}

const big = { fontSize: '1.625rem', lineHeight: 1.2, fontWeight: 650 } as const;

function PaceLine({ period }: { period: Period }) {
  const texts = useOverviewTexts();
  const words = texts.dashboard;
  const format = useFormat();
  const { perDay, recentPerDay, neededPerDay } = period.detail.pace;
  const rate = (value: number | null): string =>
    value === null ? texts.common.none : format.number(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
  const rates = [
    [words.perDay, perDay],
    [words.recentPerDay, recentPerDay],
    [words.neededPerDay, neededPerDay],
  ] as const;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2.5, rowGap: 0.5, mt: 1.5, alignItems: 'baseline' }}>
      <Typography sx={{ fontWeight: 600 }}>{words.pace}</Typography>
      {rates.map(([label, value]) => (
        <Typography key={label} className="figures" sx={{ color: 'text.secondary' }}>
          {label}{' '}
          <Box component="strong" sx={{ color: 'text.primary' }}>
            {rate(value)}
          </Box>
        </Typography>
      ))}
      <Typography sx={{ flex: '1 1 320px' }}>{forecastWords(texts, format, period)}</Typography>
    </Box>
  );
}
