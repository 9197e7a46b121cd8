import Logout from '@mui/icons-material/Logout';
import { Divider, ListItemIcon, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useColorScheme } from '@mui/material/styles';
import { leave } from '../shared/session.ts';
import { languages, speak, useLanguage, useFirstTexts } from '../shared/texts/index.ts';
import { schemes } from '../shared/theme/theme.ts';

function Heading({ children }: { children: string }) {
  return (
    <ListSubheader role="presentation" sx={{ lineHeight: '30px', bgcolor: 'transparent' }}>
      {children}
    </ListSubheader>
  );
}

/** Language, colours, out. Fetched when first opened. */
export function UserMenuList({ anchor, onClose }: { anchor: HTMLElement; onClose: () => void }) {
  const texts = useFirstTexts().frame;
  const language = useLanguage();
  const { mode, setMode } = useColorScheme();
  return (
    <Menu open anchorEl={anchor} onClose={onClose}>
      <Heading>{texts.language}</Heading>
      {languages.map((each) => (
        <MenuItem
          key={each}
          lang={each}
          role="menuitemradio"
          aria-checked={each === language}
          selected={each === language}
          onClick={() => void speak(each)}
        >
          {texts.languages[each]}
        </MenuItem>
      ))}
      <Heading>{texts.appearance}</Heading>
      {schemes.map((each) => (
        <MenuItem
          key={each}
          role="menuitemradio"
          aria-checked={each === mode}
          selected={each === mode}
          onClick={() => setMode(each)}
        >
          {texts.schemes[each]}
        </MenuItem>
      ))}
      <Divider />
      <MenuItem onClick={() => void leave('out')}>
        <ListItemIcon>
          <Logout fontSize="small" />
        </ListItemIcon>
        {texts.signOut}
      </MenuItem>
    </Menu>
  );
}
