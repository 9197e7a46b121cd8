import { Box, styled } from '@mui/material';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';

/** One room of a screen: an address of its own, so that it can be kept, shared and gone back to. */
export const Room = styled(NavLink)({
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

type RoomsProps = { label: string; besideTitle?: boolean; children: ReactNode };

/** The rooms of a screen: in a line of their own under its title, or beside it where height is dear. */
export function Rooms({ label, besideTitle = false, children }: RoomsProps) {
  return (
    <Box
      component="nav"
      aria-label={label}
      className="no-print"
      sx={besideTitle ? { alignSelf: 'flex-end' } : { px: 1.5, borderBottom: 1, borderColor: 'divider' }}
    >
      {children}
    </Box>
  );
}
