import CloudOff from '@mui/icons-material/CloudOff';
import SchoolOutlined from '@mui/icons-material/SchoolOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useHealth } from '../shared/clock.ts';
import { useFormat } from '../shared/format.ts';
import { connection } from '../shared/live.ts';
import { useStore } from '../shared/store.ts';
import { useFirstTexts } from '../shared/texts/index.ts';

/** What must be known on every screen: training mode, and a program that does not answer. */
export function Banners() {
  const texts = useFirstTexts().frame;
  const format = useFormat();
  const { data } = useHealth();
  const lost = useStore(connection) === 'lost';
  return (
    <Box aria-live="polite">
      {data?.mode === 'training' && (
        <Banner icon={SchoolOutlined} title={texts.training} colour="warning">
          {texts.trainingHint} <span className="figures">{texts.programTime(format.instant(data.now))}</span>
        </Banner>
      )}
      {lost && (
        <Banner icon={CloudOff} title={texts.offline} colour="error">
          {texts.offlineHint}
        </Banner>
      )}
    </Box>
  );
}

type BannerProps = { icon: SvgIconComponent; title: string; colour: 'warning' | 'error'; children: ReactNode };

function Banner({ icon: Icon, title, colour, children }: BannerProps) {
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: 3,
        py: 0.5,
        fontSize: '0.8125rem',
        borderBottom: 1,
        borderColor: 'divider',
        background: `color-mix(in srgb, var(--k-palette-${colour}-main) 14%, var(--k-palette-background-paper))`,
      }}
    >
      <Icon aria-hidden sx={{ fontSize: 18, color: `${colour}.main` }} />
      <span>
        <strong>{title}</strong> {children}
      </span>
    </Box>
  );
}
