import { Box, ButtonBase } from '@mui/material';
import visuallyHidden from '@mui/utils/visuallyHidden';
import { Suspense, useState } from 'react';
import { piece } from '../shared/piece.ts';
import { useUser } from '../shared/session.ts';
import { useFirstTexts } from '../shared/texts/index.ts';

const UserMenuList = piece(async () => (await import('./UserMenuList.tsx')).UserMenuList);

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('');

/** Who is signed in, and the menu behind the name. */
export function UserMenu() {
  const texts = useFirstTexts();
  const user = useUser();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <ButtonBase
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        sx={{ borderRadius: 1, p: 0.5, gap: 1, flex: 'none' }}
      >
        <Box
          aria-hidden
          sx={{
            display: 'grid',
            placeItems: 'center',
            borderRadius: '50%',
            width: 28,
            height: 28,
            fontSize: '0.75rem',
            fontWeight: 650,
            bgcolor: 'primary.main',
            color: 'primary.contrastText',
          }}
        >
          {initials(user.displayName)}
        </Box>
        <Box sx={(theme) => ({ textAlign: 'left', lineHeight: 1.25, [theme.breakpoints.down('md')]: visuallyHidden })}>
          <Box sx={{ fontSize: '0.8125rem', fontWeight: 600 }}>{user.displayName}</Box>
          <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{texts.people.roles[user.role]}</Box>
        </Box>
      </ButtonBase>
      {anchor !== null && (
        <Suspense>
          <UserMenuList anchor={anchor} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
}
