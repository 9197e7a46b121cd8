import { Dialog } from '@mui/material';
import type { User } from '../shared/session.ts';
import { useFirstTexts } from '../shared/texts/index.ts';
import { Entrance } from './Entrance.tsx';
import { SignInForm } from './SignInForm.tsx';

/** Covers everything, open dialogs and messages too, until the same person is back. */
export function LockScreen({ user }: { user: User }) {
  const texts = useFirstTexts().session;
  return (
    <Dialog
      open
      fullScreen
      transitionDuration={0}
      slotProps={{ paper: { 'aria-label': texts.locked } }}
      sx={{ zIndex: 'tooltip' }}
    >
      <Entrance>
        <SignInForm waitingFor={user} />
      </Entrance>
    </Dialog>
  );
}
