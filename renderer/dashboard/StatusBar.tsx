import { Box, Link, styled, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { type AccountStatus, mustRegisterStatuses } from '#contract/account-status.ts';
import { accountsLink } from '../shared/accounts-link.ts';
import { useFormat } from '../shared/format.ts';
import { NumberLink } from '../shared/NumberLink.tsx';
import { useOverviewTexts } from '../shared/texts/index.ts';
import type { Period } from './use-dashboard.ts';

const colours: Record<(typeof mustRegisterStatuses)[number], string> = {
  registered_in_time: 'var(--k-palette-success-main)',
  registered_late: 'var(--k-palette-success-light)',
  in_progress: 'var(--k-palette-primary-main)',
  not_started: 'var(--k-palette-warning-light)',
  blocked: 'var(--k-palette-error-light)',
};

/** Those who must not register at all. */
const beside = ['not_required', 'closed'] as const satisfies readonly AccountStatus[];

const Swatch = styled('span')({
  display: 'inline-block',
  width: 10,
  height: 10,
  borderRadius: 2,
  marginRight: 6,
  printColorAdjust: 'exact',
});

/** One bar of all who must register, by status, and the number of each status under it. */
export function StatusBar({ period: { standing, detail } }: { period: Period }) {
  const texts = useOverviewTexts();
  const format = useFormat();
  const cohort = standing.id;
  const words = texts.account.statuses;
  return (
    <>
      <Box sx={{ display: 'flex', gap: '2px', height: 14, borderRadius: 1, overflow: 'hidden', bgcolor: 'track' }}>
        {mustRegisterStatuses.map((status) => (
          <Link
            key={status}
            component={RouterLink}
            to={accountsLink({ cohort, status })}
            tabIndex={-1}
            aria-hidden
            title={`${words[status]}: ${format.number(detail.byStatus[status])}`}
            sx={{ flex: `${detail.byStatus[status]} 0 0`, bgcolor: colours[status], printColorAdjust: 'exact' }}
          />
        ))}
      </Box>
      <Box component="ul" sx={{ ...row, listStyle: 'none', p: 0, m: 0, mt: 0.75 }}>
        {mustRegisterStatuses.map((status) => (
          <Typography key={status} component="li" variant="body2" sx={{ color: 'text.secondary' }}>
            <Swatch aria-hidden sx={{ background: colours[status] }} />
            {words[status]}{' '}
            <NumberLink
              value={detail.byStatus[status]}
              to={accountsLink({ cohort, status })}
              label={words[status]}
              sx={strong}
            />
          </Typography>
        ))}
        <Typography component="li" variant="body2" sx={{ color: 'text.secondary', ml: 'auto' }}>
          {texts.dashboard.beside}:{' '}
          {beside.map((status, index) => (
            <span key={status}>
              {index > 0 && ' · '}
              {words[status]}{' '}
              <NumberLink
                value={detail.byStatus[status]}
                to={accountsLink({ cohort, status })}
                label={words[status]}
                sx={strong}
              />
            </span>
          ))}
        </Typography>
      </Box>
    </>
  );
}

const row = { display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.25 } as const;
const strong = { color: 'text.primary', fontWeight: 600 } as const;
