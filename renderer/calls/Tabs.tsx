import { Box, styled } from '@mui/material';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useMay } from '../shared/session.ts';
import { PageHeader } from '../shared/PageHeader.tsx';
import { useTexts } from '../shared/texts/index.ts';

const Tab = styled(NavLink)({
  display: 'inline-flex',
  alignItems: 'center',
  minHeight: 36,
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

/** The rooms of the call desk under one title; each scrolls by itself. */
export function Tabs({ note, actions, children }: { note?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const { calls: texts, frame } = useTexts();
  const mayLead = useMay('calls:supervise');
  const mayChange = useMay('calls:change');
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <PageHeader
        title={frame.screens.calls}
        {...(note === undefined ? {} : { note })}
        {...(actions === undefined ? {} : { actions })}
      />
      <Box
        component="nav"
        aria-label={frame.screens.calls}
        className="no-print"
        sx={{ px: 1.5, borderBottom: 1, borderColor: 'divider', flex: 'none' }}
      >
        <Tab to="/calls" end>
          {texts.tabs.desk}
        </Tab>
        <Tab to="/calls/callbacks">{texts.tabs.callbacks}</Tab>
        {mayLead && <Tab to="/calls/lead">{texts.tabs.lead}</Tab>}
        {mayChange && <Tab to="/calls/outcomes">{texts.tabs.outcomes}</Tab>}
        {mayChange && <Tab to="/calls/script">{texts.tabs.script}</Tab>}
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>{children}</Box>
    </Box>
  );
}
