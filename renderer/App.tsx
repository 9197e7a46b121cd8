import { Box } from '@mui/material';
import { Suspense, useEffect } from 'react';
import { commands, screens, searchSources } from './screens.ts';
import { ErrorPanel } from './shared/ErrorPanel.tsx';
import { fetchPiece, piece } from './shared/piece.ts';
import { ScreenGuard } from './shared/ScreenGuard.tsx';
import { ask, session } from './shared/session.ts';
import { useStore } from './shared/store.ts';
import { speakFully, speakOfOverview } from './shared/texts/index.ts';
import { Toasts } from './shared/Toasts.tsx';

const Frame = piece(async () => {
  const words = location.pathname === '/' ? speakOfOverview() : speakFully();
  const [{ Frame }] = await Promise.all([import('./frame/Frame.tsx'), words]);
  return Frame;
});
const SignInPage = piece(async () => (await import('./session/SignInPage.tsx')).SignInPage);
const lockScreen = async () => (await import('./session/LockScreen.tsx')).LockScreen;
const LockScreen = piece(lockScreen);
const SetupWizard = piece(async () => (await import('./session/SetupWizard.tsx')).SetupWizard);
/** By then the first screen is drawn. */
const SETTLED_MS = 3_000;
const canLoad = screens.some(({ name }) => name === 'imports');

/** Who is here decides what is drawn. While locked the screens stay as they are, out of sight and reach. */
function Inside() {
  const now = useStore(session);
  const here = now.kind === 'in';
  useEffect(() => {
    // A lock must come down even when the program behind it does not answer any more; other screens want their words.
    const timer = setTimeout(
      () => here && void Promise.all([fetchPiece(lockScreen), fetchPiece(speakFully)]),
      SETTLED_MS,
    );
    return () => clearTimeout(timer);
  }, [here]);
  switch (now.kind) {
    case 'asking':
      return null;
    case 'unreachable':
      return (
        <Box component="main" sx={{ display: 'grid', placeItems: 'center', height: '100%', p: 3 }}>
          <ErrorPanel alone failure={now.failure} onRetry={() => void ask()} />
        </Box>
      );
    case 'setup':
      return <SetupWizard canLoad={canLoad} />;
    case 'out':
      return <SignInPage />;
    case 'in':
    case 'locked':
      return (
        <>
          <Frame covered={now.kind === 'locked'} screens={screens} commands={commands} searchSources={searchSources} />
          {now.kind === 'locked' && <LockScreen user={now.user} />}
        </>
      );
  }
}

export function App() {
  return (
    <>
      <ScreenGuard>
        <Suspense>
          <Inside />
        </Suspense>
      </ScreenGuard>
      <Toasts />
    </>
  );
}
