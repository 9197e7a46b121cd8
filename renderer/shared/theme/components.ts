import type { Components, CssVarsTheme, Theme } from '@mui/material/styles';

const focusRing = {
  outline: '2px solid var(--k-palette-primary-main)',
  outlineOffset: 2,
};

/** The look of what MUI gives, said once, so that screens write none of it. */
export const components: Components<Omit<Theme, 'components' | 'palette'> & CssVarsTheme> = {
  MuiCssBaseline: {
    styleOverrides: {
      'html, body, #root': { height: '100%' },
      body: { fontSize: '0.875rem', lineHeight: 1.5, scrollbarColor: 'var(--k-palette-divider) transparent' },
      ':focus-visible': focusRing,
      '.figures, table, [role=grid], time': { fontVariantNumeric: 'tabular-nums' },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          animationDuration: '0.01ms !important',
          animationIterationCount: '1 !important',
          transitionDuration: '0.01ms !important',
          scrollBehavior: 'auto !important',
        },
      },
      '@media print': { '.no-print': { display: 'none !important' }, body: { background: '#fff', color: '#000' } },
    },
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: { fontFamily: 'inherit', '&.Mui-focusVisible': focusRing } },
  },
  MuiButton: {
    defaultProps: { disableElevation: true },
    styleOverrides: {
      root: { minHeight: 34, paddingInline: 14, whiteSpace: 'nowrap' },
      sizeSmall: { minHeight: 28, paddingInline: 10 },
    },
  },
  MuiIconButton: {
    defaultProps: { size: 'small' },
    styleOverrides: { root: { borderRadius: 6, color: 'var(--k-palette-text-secondary)' } },
  },
  MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
  MuiFormControl: { defaultProps: { size: 'small' } },
  MuiSelect: { defaultProps: { size: 'small' } },
  MuiCheckbox: { defaultProps: { size: 'small' } },
  MuiRadio: { defaultProps: { size: 'small' } },
  MuiSwitch: { defaultProps: { size: 'small' } },
  MuiOutlinedInput: { styleOverrides: { root: { background: 'var(--k-palette-background-paper)' } } },
  MuiFormHelperText: { styleOverrides: { root: { marginInline: 2, fontSize: '0.75rem' } } },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiBackdrop: {
    styleOverrides: { root: { '&:not(.MuiBackdrop-invisible)': { background: 'rgb(24 20 14 / 0.38)' } } },
  },
  MuiDialog: {
    styleOverrides: {
      paper: { border: '1px solid var(--k-palette-divider)', boxShadow: '0 18px 50px rgb(20 16 10 / 0.28)' },
    },
  },
  MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.0625rem', fontWeight: 650, padding: '18px 22px 8px' } } },
  MuiDialogContent: { styleOverrides: { root: { padding: '8px 22px' } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '12px 22px 18px', gap: 4 } } },
  MuiToggleButton: { styleOverrides: { root: { color: 'var(--k-palette-text-secondary)' } } },
  MuiMenu: {
    styleOverrides: {
      paper: { border: '1px solid var(--k-palette-divider)', boxShadow: '0 8px 28px rgb(20 16 10 / 0.18)' },
    },
  },
  MuiMenuItem: { styleOverrides: { root: { fontSize: '0.875rem', minHeight: 32, paddingBlock: 5 } } },
  MuiListItemIcon: { styleOverrides: { root: { minWidth: 30 } } },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, disableInteractive: true },
    styleOverrides: { tooltip: { fontSize: '0.75rem', background: '#2B2823', color: '#F7F4EE', padding: '5px 9px' } },
  },
  MuiChip: { styleOverrides: { root: { borderRadius: 5, fontSize: '0.8125rem', height: 26 } } },
  MuiLink: { defaultProps: { underline: 'hover' } },
  MuiTab: { styleOverrides: { root: { minHeight: 38, paddingBlock: 6 } } },
  MuiTabs: { styleOverrides: { root: { minHeight: 38 } } },
  MuiTableCell: {
    styleOverrides: {
      root: {
        borderBottom: '1px solid var(--k-palette-divider)',
        padding: '6px 12px',
        height: 36,
        fontSize: '0.875rem',
      },
      head: { color: 'var(--k-palette-text-secondary)', fontSize: '0.8125rem', fontWeight: 600 },
    },
  },
};
