import { styled } from '@mui/material';
import { HEAD } from './use-viewport.ts';
import { ROW } from './viewport.ts';

export const Scroller = styled('div')({
  position: 'relative',
  flex: 1,
  minHeight: 0,
  overflow: 'auto',
  overflowAnchor: 'none',
  background: 'var(--k-palette-background-paper)',
  borderBlock: '1px solid var(--k-palette-divider)',
  '&:focus-visible': { outlineOffset: -2 },
});

export const HeadRow = styled('div')({
  position: 'sticky',
  top: 0,
  zIndex: 2,
  display: 'grid',
  alignItems: 'center',
  height: HEAD,
  background: 'var(--k-palette-background-default)',
  borderBottom: '1px solid var(--k-palette-divider)',
  color: 'var(--k-palette-text-secondary)',
  fontSize: '0.8125rem',
  fontWeight: 600,
});

export const Line = styled('div')({
  position: 'absolute',
  left: 0,
  display: 'grid',
  alignItems: 'center',
  width: '100%',
  height: ROW,
  borderBottom: '1px solid color-mix(in srgb, var(--k-palette-divider) 60%, transparent)',
  contain: 'layout style',
  '&[data-open]': { cursor: 'pointer' },
  '&:hover': { background: 'color-mix(in srgb, var(--k-palette-track) 50%, transparent)' },
  '&[aria-selected=true]': { background: 'color-mix(in srgb, var(--k-palette-primary-main) 11%, transparent)' },
  '[role=grid]:focus-visible &[data-active]': { boxShadow: 'inset 3px 0 0 var(--k-palette-primary-main)' },
  '&[data-active]': { background: 'color-mix(in srgb, var(--k-palette-primary-main) 7%, transparent)' },
  '&[data-active][aria-selected=true]': {
    background: 'color-mix(in srgb, var(--k-palette-primary-main) 17%, transparent)',
  },
  '&[data-former]': { opacity: 0.55 },
});

export const Cell = styled('div')({
  minWidth: 0,
  paddingInline: 12,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  '&[data-end]': { textAlign: 'right' },
});

export const Pick = styled('div')({
  display: 'grid',
  placeItems: 'center',
  height: '100%',
  '& input': { width: 16, height: 16, margin: 0, accentColor: 'var(--k-palette-primary-main)' },
});

export const Ghost = styled('div')({
  height: 10,
  width: '62%',
  borderRadius: 5,
  background: 'var(--k-palette-track)',
  '[data-end] > &': { marginLeft: 'auto' },
});
