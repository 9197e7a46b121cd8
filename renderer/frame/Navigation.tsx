import KeyboardDoubleArrowLeft from '@mui/icons-material/KeyboardDoubleArrowLeft';
import KeyboardDoubleArrowRight from '@mui/icons-material/KeyboardDoubleArrowRight';
import { ButtonBase, styled, useMediaQuery } from '@mui/material';
import { NavLink } from 'react-router';
import { z } from 'zod';
import type { Screen } from '../shared/screen.ts';
import { navigationCounts } from '../shared/screen-counts.ts';
import { newRememberedStore, useStore } from '../shared/store.ts';
import { useFirstTexts } from '../shared/texts/index.ts';
import { Mark } from './Mark.tsx';

const folded = newRememberedStore('navigation.folded', z.boolean(), false);

const Column = styled('nav')({
  display: 'flex',
  flexDirection: 'column',
  flex: 'none',
  width: 204,
  background: 'var(--k-palette-frame-ground)',
  color: 'var(--k-palette-frame-ink)',
  '&[data-narrow=true]': { width: 56 },
  '& ul': { listStyle: 'none', margin: 0, padding: 0, flex: 1, overflow: 'hidden auto' },
  '@media print': { display: 'none' },
});

/** The screen being shown is clipped to the page: same ground, no line between. */
const Item = styled(NavLink)({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  height: 38,
  margin: '2px 0 2px 8px',
  paddingInline: 10,
  borderRadius: '8px 0 0 8px',
  color: 'var(--k-palette-frame-quiet)',
  textDecoration: 'none',
  fontWeight: 500,
  whiteSpace: 'nowrap',
  '& svg': { fontSize: 20, flex: 'none' },
  '&:hover': { background: 'var(--k-palette-frame-hover)', color: 'var(--k-palette-frame-ink)' },
  '&:focus-visible': { outline: '2px solid var(--k-palette-frame-ink)', outlineOffset: -3 },
  '&.active': {
    background: 'var(--k-palette-background-default)',
    color: 'var(--k-palette-primary-main)',
    fontWeight: 650,
  },
  '&.active:focus-visible': { outlineColor: 'var(--k-palette-primary-main)' },
});

/** What waits behind a screen. */
const Count = styled('span')({
  marginLeft: 'auto',
  marginRight: 4,
  minWidth: 20,
  paddingInline: 5,
  borderRadius: 10,
  textAlign: 'center',
  fontSize: '0.75rem',
  fontWeight: 650,
  background: 'var(--k-palette-warning-main)',
  color: 'var(--k-palette-warning-contrastText)',
});

const Fold = styled(ButtonBase)({
  justifyContent: 'flex-start',
  gap: 12,
  height: 40,
  paddingInline: 18,
  color: 'var(--k-palette-frame-quiet)',
  fontSize: '0.8125rem',
  whiteSpace: 'nowrap',
  '&:hover': { color: 'var(--k-palette-frame-ink)' },
  '&.Mui-focusVisible': { outline: '2px solid var(--k-palette-frame-ink)', outlineOffset: -3 },
});

/** The slim column at the left: icons and words, or icons alone. */
export function Navigation({ screens }: { screens: readonly Screen[] }) {
  const texts = useFirstTexts().frame;
  const chosen = useStore(folded);
  const counts = useStore(navigationCounts);
  const cramped = useMediaQuery('(max-width: 960px)', { noSsr: true });
  const narrow = chosen || cramped;
  const FoldIcon = narrow ? KeyboardDoubleArrowRight : KeyboardDoubleArrowLeft;
  const foldWord = narrow ? texts.expand : texts.collapse;
  return (
    <Column aria-label={texts.navigation} data-narrow={narrow}>
      <Mark narrow={narrow} />
      <ul>
        {screens.map(({ name, path, icon: Icon }) => (
          <li key={name}>
            <Item
              to={path}
              end={path === '/'}
              aria-label={counts[name] ? `${texts.screens[name]} (${counts[name]})` : texts.screens[name]}
              title={narrow ? texts.screens[name] : undefined}
            >
              <Icon aria-hidden />
              {!narrow && texts.screens[name]}
              {!narrow && (counts[name] ?? 0) > 0 && <Count>{counts[name]}</Count>}
            </Item>
          </li>
        ))}
      </ul>
      {!cramped && (
        <Fold onClick={() => folded.set(!chosen)} aria-label={foldWord}>
          <FoldIcon aria-hidden sx={{ fontSize: 18 }} />
          {!narrow && foldWord}
        </Fold>
      )}
    </Column>
  );
}
