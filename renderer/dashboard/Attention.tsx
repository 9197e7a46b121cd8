import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ReportProblemOutlined from '@mui/icons-material/ReportProblemOutlined';
import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useFormat } from '../shared/format.ts';
import { useOverviewTexts } from '../shared/texts/index.ts';
import { LastBackup } from './LastBackup.tsx';
import { Panel } from './Panel.tsx';
import { useAttention } from './use-attention.ts';
import type { Period } from './use-dashboard.ts';

/** What waits for a person, each line leading to where it is settled. */
export function Attention({ period }: { period: Period }) {
  const texts = useOverviewTexts().dashboard;
  const format = useFormat();
  const { matters, office } = useAttention(period);
  return (
    <Panel title={texts.attention} actions={office && <LastBackup at={office.lastBackupAt} now={period.at} />}>
      {matters.length === 0 ? (
        <Typography sx={{ display: 'flex', gap: 1, color: 'text.secondary' }}>
          <CheckCircleOutlined aria-hidden sx={{ fontSize: 20, color: 'success.main' }} />
          {texts.calm}
        </Typography>
      ) : (
        <Box
          component="ul"
          sx={{
            listStyle: 'none',
            p: 0,
            m: 0,
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 3,
            rowGap: 0.75,
            minHeight: 48,
          }}
        >
          {matters.map((matter) => (
            <Box component="li" key={matter.key} sx={{ display: 'flex', gap: 1 }}>
              <ReportProblemOutlined aria-hidden sx={{ fontSize: 18, mt: '2px', color: 'warning.main' }} />
              <Link component={RouterLink} to={matter.to} sx={{ color: 'inherit' }}>
                {'count' in matter ? (
                  <>
                    <strong className="figures">{format.number(matter.count)}</strong>{' '}
                    {texts.attend[matter.kind](matter.count)}
                  </>
                ) : (
                  matter.said(texts)
                )}
              </Link>
            </Box>
          ))}
        </Box>
      )}
    </Panel>
  );
}
