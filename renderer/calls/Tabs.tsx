import { Box, styled, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useMay } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';
import { useTitle } from '../shared/use-title.ts';

const Tab = styled(NavLink)({
  display: 'inline-flex',
  alignItems: 'center',
  minHeight: 44,
  paddingInline: 14,
  color: 'var(--k-palette-text-secondary)',
  textDecoration: 'none',
  fontWeight: 500,
  borderBottom: '2px solid transparent',
  '&:hover': { color: 'var(--k-palette-text-primary)' },
  '&.active': {
    color: 'var(--k-palette-primary-main)',
    borderBottomColor: 'var(--k-palette-primary-main)',
    fontWeight: 650,
  },
});

type TabsProps = { note?: ReactNode; actions?: ReactNode; children: ReactNode };

/** The rooms of the call desk beside its title, in one line: the height belongs to the call. Each scrolls by itself. */
export function Tabs({ note, actions, children }: TabsProps) {
  const { calls: texts, frame } = useTexts();
  const title = frame.screens.calls;
  useTitle(title);
  const mayLead = useMay('calls:supervise');
  const mayChange = useMay('calls:change');
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 2,
          minHeight: 58,
          px: 3,
          borderBottom: 1,
          borderColor: 'divider',
          flex: 'none',
        }}
      >
        <Typography variant="h1">{title}</Typography>
        <Box component="nav" aria-label={title} className="no-print" sx={{ alignSelf: 'flex-end' }}>
          <Tab to="/calls" end>
            {texts.tabs.desk}
          </Tab>
          <Tab to="/calls/callbacks">{texts.tabs.callbacks}</Tab>
          {mayLead && <Tab to="/calls/lead">{texts.tabs.lead}</Tab>}
          {mayChange && <Tab to="/calls/outcomes">{texts.tabs.outcomes}</Tab>}
          {mayChange && <Tab to="/calls/script">{texts.tabs.script}</Tab>}
        </Box>
        <Box sx={{ flex: 1 }} />
        {note !== undefined && (
          <Typography component="div" variant="body2" sx={{ color: 'text.secondary' }}>
            {note}
          </Typography>
        )}
        <Box className="no-print">{actions}</Box>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>{children}</Box>
    </Box>
  );
}
