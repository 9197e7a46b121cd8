import Add from '@mui/icons-material/Add';
import { Box, Button, styled } from '@mui/material';
import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { PageHeader } from '../shared/PageHeader.tsx';
import { useMay } from '../shared/session.ts';
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

/** The rooms of the screen under one title; what is listed fills the rest of the height. */
export function Tabs({ note, actions, children }: { note?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const texts = useTexts();
  const mayRun = useMay('campaigns:run');
  const mayTry = useMay('trial:see');
  const { tabs } = texts.reminders;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <PageHeader
        title={texts.frame.screens.reminders}
        {...(note === undefined ? {} : { note })}
        actions={
          <>
            {actions}
            {mayRun && (
              <Button component={Link} to="/reminders/new" variant="contained" startIcon={<Add />}>
                {texts.reminders.new}
              </Button>
            )}
          </>
        }
      />
      <Box
        component="nav"
        aria-label={texts.frame.screens.reminders}
        className="no-print"
        sx={{ px: 1.5, borderBottom: 1, borderColor: 'divider' }}
      >
        <Tab to="/reminders" end>
          {tabs.campaigns}
        </Tab>
        <Tab to="/reminders/ladder">{tabs.ladder}</Tab>
        <Tab to="/reminders/templates">{tabs.templates}</Tab>
        {mayRun && <Tab to="/reminders/letters">{tabs.letters}</Tab>}
        <Tab to="/reminders/outbox">{tabs.outbox}</Tab>
        {mayTry && <Tab to="/reminders/trial">{tabs.trial}</Tab>}
      </Box>
      {children}
    </Box>
  );
}
