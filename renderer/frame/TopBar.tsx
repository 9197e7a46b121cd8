import Search from '@mui/icons-material/Search';
import { Box, ButtonBase, styled } from '@mui/material';
import { Suspense, useEffect, useState } from 'react';
import { piece } from '../shared/piece.ts';
import type { Command, LazySource, Screen } from '../shared/screen.ts';
import { useFirstTexts } from '../shared/texts/index.ts';
import { ConnectionMark } from './ConnectionMark.tsx';
import { Countdown } from './Countdown.tsx';
import { UserMenu } from './UserMenu.tsx';

const CommandPalette = piece(async () => (await import('./CommandPalette.tsx')).CommandPalette);

const SearchButton = styled(ButtonBase)({
  justifyContent: 'flex-start',
  gap: 8,
  flex: '1 1 auto',
  maxWidth: 420,
  height: 32,
  paddingInline: 10,
  border: '1px solid var(--k-palette-divider)',
  borderRadius: 6,
  background: 'var(--k-palette-background-default)',
  color: 'var(--k-palette-text-secondary)',
  fontSize: '0.8125rem',
  overflow: 'hidden',
  whiteSpace: 'nowrap',
  '&:hover': { borderColor: 'var(--k-palette-text-secondary)' },
  '& kbd': {
    marginLeft: 'auto',
    font: 'inherit',
    fontSize: '0.75rem',
    paddingInline: 6,
    border: '1px solid var(--k-palette-divider)',
    borderRadius: 4,
    background: 'var(--k-palette-background-paper)',
  },
});

type TopBarProps = {
  screens: readonly Screen[];
  commands: readonly Command[];
  searchSources: readonly LazySource[];
};

export function TopBar({ screens, commands, searchSources }: TopBarProps) {
  const texts = useFirstTexts().frame;
  const [searching, setSearching] = useState(false);
  useEffect(() => {
    const open = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setSearching(true);
    };
    addEventListener('keydown', open);
    return () => removeEventListener('keydown', open);
  }, []);
  return (
    <Box
      component="header"
      className="no-print"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        height: 52,
        flex: 'none',
        px: 3,
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <SearchButton onClick={() => setSearching(true)} aria-keyshortcuts="Control+K">
        <Search aria-hidden sx={{ fontSize: 18 }} />
        {texts.search}
        <kbd>Ctrl K</kbd>
      </SearchButton>
      <Box sx={{ flex: 1 }} />
      <Countdown />
      <ConnectionMark />
      <UserMenu />
      {searching && (
        <Suspense>
          <CommandPalette
            screens={screens}
            commands={commands}
            sources={searchSources}
            onClose={() => setSearching(false)}
          />
        </Suspense>
      )}
    </Box>
  );
}
