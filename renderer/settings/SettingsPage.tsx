import { Box, styled } from '@mui/material';
import { Navigate, NavLink, Route, Routes } from 'react-router';
import { may } from '#contract/rights.ts';
import { settingsSections } from '../settings-sections.ts';
import { PageHeader } from '../shared/PageHeader.tsx';
import { useUser } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';

const Item = styled(NavLink)({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  minHeight: 36,
  paddingInline: 12,
  borderRadius: 6,
  color: 'var(--k-palette-text-secondary)',
  textDecoration: 'none',
  fontWeight: 500,
  '& svg': { fontSize: 18 },
  '&:hover': { color: 'var(--k-palette-text-primary)', background: 'var(--k-palette-track)' },
  '&.active': { color: 'var(--k-palette-primary-main)', background: 'var(--k-palette-track)', fontWeight: 650 },
});

export function SettingsPage() {
  const texts = useTexts();
  const { role } = useUser();
  const mine = settingsSections.filter(
    ({ right, inWindowOnly }) => may(role, right) && (!inWindowOnly || window.kapocsDesktop !== undefined),
  );
  return (
    <>
      <PageHeader title={texts.frame.screens.settings} />
      <Box sx={{ display: 'flex', gap: 3, px: 3, pb: 4, flexDirection: { xs: 'column', md: 'row' } }}>
        <Box
          component="nav"
          aria-label={texts.frame.screens.settings}
          sx={{ display: 'flex', flexDirection: { md: 'column' }, flexWrap: 'wrap', width: { md: 200 }, flex: 'none' }}
        >
          {mine.map(({ path, title, icon: Icon }) => (
            <Item key={path} to={`/settings/${path}`}>
              <Icon aria-hidden />
              {title(texts)}
            </Item>
          ))}
        </Box>
        <Box sx={{ flex: 1, minWidth: 0, maxWidth: 1080 }}>
          <Routes>
            {mine.map(({ path, page: Page }) => (
              <Route key={path} path={`${path}/*`} element={<Page />} />
            ))}
            <Route path="*" element={<Navigate to={`/settings/${mine[0]?.path ?? ''}`} replace />} />
          </Routes>
        </Box>
      </Box>
    </>
  );
}
