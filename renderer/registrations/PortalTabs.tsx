import { Box, styled } from '@mui/material';
import { NavLink } from 'react-router';
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

/** The rooms of the screen: registrations under way, what clients ask for, mailboxes. */
export function PortalTabs() {
  const { frame, registrations } = useTexts();
  const mayRequests = useMay('requests:see');
  const mayMailboxes = useMay('mailboxes:see');
  const mayFeed = useMay('insurer:feed');
  const { tabs } = registrations;
  return (
    <Box
      component="nav"
      aria-label={frame.screens.portal}
      className="no-print"
      sx={{ px: 1.5, borderBottom: 1, borderColor: 'divider' }}
    >
      <Tab to="/portal" end>
        {tabs.registrations}
      </Tab>
      {mayRequests && <Tab to="/portal/requests">{tabs.requests}</Tab>}
      {mayMailboxes && <Tab to="/portal/mailboxes">{tabs.mailboxes}</Tab>}
      {mayFeed && <Tab to="/portal/feed">{tabs.feed}</Tab>}
    </Box>
  );
}
