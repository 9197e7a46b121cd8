import { styled } from '@mui/material';

/** A key of the keyboard, as it stands beside what it does. */
export const Key = styled('kbd')({
  font: 'inherit',
  fontSize: '0.75rem',
  fontWeight: 650,
  minWidth: 20,
  textAlign: 'center',
  paddingInline: 5,
  border: '1px solid var(--k-palette-divider)',
  borderRadius: 4,
  background: 'var(--k-palette-background-default)',
  color: 'var(--k-palette-text-primary)',
});
