import { Box, Link } from '@mui/material';
import { Suspense, useEffect, useState } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { may } from '#contract/rights.ts';
import { useLive } from '../shared/live.ts';
import { piece } from '../shared/piece.ts';
import { ScreenGuard } from '../shared/ScreenGuard.tsx';
import type { Command, LazySource, Screen } from '../shared/screen.ts';
import { useUser } from '../shared/session.ts';
import { useFirstTexts } from '../shared/texts/index.ts';
import { Banners } from './Banners.tsx';
import { FileDrop } from './FileDrop.tsx';
import { Navigation } from './Navigation.tsx';
import { NotHere } from './NotHere.tsx';
import { TopBar } from './TopBar.tsx';
import { useIdleLock } from './use-idle-lock.ts';

const CallWatch = piece(async () => (await import('./CallWatch.tsx')).CallWatch);
const ListWatch = piece(async () => (await import('./ListWatch.tsx')).ListWatch);

/** What is on no screen is fetched once the first one stands. */
const SETTLED_MS = 3_000;

type FrameProps = {
  screens: readonly Screen[];
  commands: readonly Command[];
  searchSources: readonly LazySource[];
  /** Out of sight and reach behind the lock. */
  covered: boolean;
};

/** What stands around every screen. */
export function Frame({ screens, commands, searchSources, covered }: FrameProps) {
  const { role } = useUser();
  const texts = useFirstTexts();
  useLive(!covered);
  useIdleLock(!covered);
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  const mine = screens.filter(({ right }) => may(role, right));
  const start = mine[0]?.path ?? '/settings';
  return (
    <Box
      inert={covered}
      sx={{ display: covered ? 'none' : 'flex', height: '100%', '@media print': { display: 'block', height: 'auto' } }}
    >
      <Link
        href="#content"
        sx={{
          position: 'absolute',
          left: 8,
          top: -60,
          zIndex: 'tooltip',
          p: 1,
          bgcolor: 'background.paper',
          '&:focus': { top: 8 },
        }}
      >
        {texts.frame.skip}
      </Link>
      <Navigation screens={mine} />
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <TopBar
          screens={mine}
          commands={commands.filter(({ right }) => may(role, right))}
          searchSources={searchSources.filter(({ right }) => may(role, right))}
        />
        <Banners />
        {settled && !covered && mine.some(({ name }) => name === 'calls') && (
          <Suspense>
            <CallWatch />
          </Suspense>
        )}
        {mine.some(({ name }) => name === 'imports') && (
          <>
            <FileDrop />
            {settled && (
              <Suspense>
                <ListWatch />
              </Suspense>
            )}
          </>
        )}
        <Box
          component="main"
          id="content"
          tabIndex={-1}
          sx={{ flex: 1, minHeight: 0, overflow: 'auto', outline: 'none', '@media print': { overflow: 'visible' } }}
        >
          <Suspense fallback={<Coming word={texts.common.loading} />}>
            <Routes>
              {mine.map(({ name, path, page: Page }) => (
                <Route
                  key={name}
                  path={path === '/' ? '/' : `${path}/*`}
                  element={
                    <ScreenGuard key={name}>
                      <Page />
                    </ScreenGuard>
                  }
                />
              ))}
              {start !== '/' && <Route path="/" element={<Navigate to={start} replace />} />}
              <Route path="*" element={<NotHere />} />
            </Routes>
          </Suspense>
        </Box>
      </Box>
    </Box>
  );
}

/** While the code of a screen is on its way. */
function Coming({ word }: { word: string }) {
  return <Box role="progressbar" aria-label={word} sx={{ height: 2, bgcolor: 'primary.main', opacity: 0.6 }} />;
}
