import { Box, styled, Typography } from '@mui/material';
import { Link } from 'react-router';
import { mustRegisterStatuses, type RegistrationStep, registrationSteps } from '#contract/account-status.ts';
import { accountsLink } from '../shared/accounts-link.ts';
import { useFormat } from '../shared/format.ts';
import { NumberLink } from '../shared/NumberLink.tsx';
import { useOverviewTexts } from '../shared/texts/index.ts';
import { Panel } from './Panel.tsx';
import type { Period } from './use-dashboard.ts';

const sideSteps = ['sms_expired', 'locked'] as const satisfies readonly RegistrationStep[];
const isSide = (step: RegistrationStep): boolean => (sideSteps as readonly RegistrationStep[]).includes(step);
const road = registrationSteps.filter((step) => !isSide(step));

const colourOf = (step: RegistrationStep): string => {
  if (step === 'confirmed') return 'success.main';
  if (isSide(step)) return 'error.light';
  return step === 'not_contacted' ? 'text.disabled' : 'primary.main';
};

const columns = { display: 'grid', gridTemplateColumns: '158px minmax(40px, 1fr) 68px 40px', gap: '12px' } as const;

const Row = styled(Link)({
  ...columns,
  alignItems: 'center',
  minHeight: 28,
  paddingInline: 6,
  marginInline: -6,
  borderRadius: 5,
  color: 'inherit',
  textDecoration: 'none',
  '&:hover': { background: 'var(--k-palette-track)' },
});

/** Where everybody who must register stands; side states beside the road. The sum of all is the list. */
export function Funnel({ period: { standing, detail } }: { period: Period }) {
  const texts = useOverviewTexts();
  const words = texts.dashboard;
  const format = useFormat();
  const { byStep } = detail;
  const most = Math.max(1, ...Object.values(byStep));
  const total = Object.values(byStep).reduce((sum, n) => sum + n, 0);
  const status = [...mustRegisterStatuses];

  const line = (step: RegistrationStep) => {
    const n = byStep[step];
    const share = total === 0 ? '' : format.percent(n / total);
    const word = texts.account.steps[step];
    return (
      <li key={step}>
        <Row to={accountsLink({ cohort: standing.id, status, step })}>
          <span>{word}</span>
          <Box aria-hidden sx={{ height: 14, bgcolor: 'track', borderRadius: '3px', printColorAdjust: 'exact' }}>
            <Box
              sx={{
                height: 1,
                borderRadius: '3px',
                bgcolor: colourOf(step),
                printColorAdjust: 'exact',
                transition: 'width 0.4s',
              }}
              style={{ width: `${(n / most) * 100}%`, minWidth: n > 0 ? 2 : 0 }}
            />
          </Box>
          <Box component="strong" className="figures" sx={{ textAlign: 'right' }}>
            {format.number(n)}
          </Box>
          <Typography variant="body2" className="figures" sx={{ textAlign: 'right', color: 'text.secondary' }}>
            {share}
          </Typography>
        </Row>
      </li>
    );
  };

  return (
    <Panel title={words.funnel} note={words.funnelHint}>
      <Box component="ul" sx={plainList}>
        {road.map(line)}
      </Box>
      <Typography variant="h3" sx={{ mt: 1, pt: 1, borderTop: 1, borderColor: 'divider', fontSize: '0.8125rem' }}>
        {words.stuck}
      </Typography>
      <Box component="ul" sx={plainList}>
        {sideSteps.map(line)}
      </Box>
      <Box sx={{ ...columns, mt: 1, pt: 1, borderTop: 1, borderColor: 'divider', fontWeight: 650 }}>
        <Box sx={{ gridColumn: 'span 2' }}>{words.total}</Box>
        <NumberLink
          value={total}
          to={accountsLink({ cohort: standing.id, status })}
          label={words.total}
          sx={{ textAlign: 'right' }}
        />
      </Box>
    </Panel>
  );
}

const plainList = { listStyle: 'none', p: 0, m: 0 } as const;
