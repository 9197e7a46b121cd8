import Logout from '@mui/icons-material/Logout';
import { Avatar, Box, ButtonBase, Divider, ListItemIcon, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useColorScheme } from '@mui/material/styles';
import visuallyHidden from '@mui/utils/visuallyHidden';
import { useState } from 'react';
import { leave, useUser } from '../shared/session.ts';
import { languages, speak, useLanguage, useTexts } from '../shared/texts/index.ts';
import { schemes } from '../shared/theme/theme.ts';

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('');

function Heading({ children }: { children: string }) {
  return (
    <ListSubheader role="presentation" sx={{ lineHeight: '30px', bgcolor: 'transparent' }}>
      {children}
    </ListSubheader>
  );
}

export function UserMenu() {
  const texts = useTexts();
  const language = useLanguage();
  const { mode, setMode } = useColorScheme();
  const user = useUser();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <ButtonBase
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        sx={{ borderRadius: 1, p: 0.5, gap: 1, flex: 'none' }}
      >
        <Avatar
          aria-hidden
          sx={{
            width: 28,
            height: 28,
            fontSize: '0.75rem',
            fontWeight: 650,
            bgcolor: 'primary.main',
            color: 'primary.contrastText',
          }}
        >
          {initials(user.displayName)}
        </Avatar>
        <Box sx={(theme) => ({ textAlign: 'left', lineHeight: 1.25, [theme.breakpoints.down('md')]: visuallyHidden })}>
          <Box sx={{ fontSize: '0.8125rem', fontWeight: 600 }}>{user.displayName}</Box>
          <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{texts.people.roles[user.role]}</Box>
        </Box>
      </ButtonBase>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <Heading>{texts.frame.language}</Heading>
        {languages.map((each) => (
          <MenuItem
            key={each}
            lang={each}
            role="menuitemradio"
            aria-checked={each === language}
            selected={each === language}
            onClick={() => void speak(each)}
          >
            {texts.frame.languages[each]}
          </MenuItem>
        ))}
        <Heading>{texts.frame.appearance}</Heading>
        {schemes.map((each) => (
          <MenuItem
            key={each}
            role="menuitemradio"
            aria-checked={each === mode}
            selected={each === mode}
            onClick={() => setMode(each)}
          >
            {texts.frame.schemes[each]}
          </MenuItem>
        ))}
        <Divider />
        <MenuItem onClick={() => void leave('out')}>
          <ListItemIcon>
            <Logout fontSize="small" />
          </ListItemIcon>
          {texts.frame.signOut}
        </MenuItem>
      </Menu>
    </>
  );
}
