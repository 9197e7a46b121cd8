import { Suspense } from 'react';
import { piece } from '../shared/piece.ts';
import { isMailbox, isService, type Place, useAddress, type Word } from './address.ts';
import { HomePage } from './HomePage.tsx';
import { ConfirmPage } from './log-in/ConfirmPage.tsx';
import { ForgottenPage } from './log-in/ForgottenPage.tsx';
import { LogInPage } from './log-in/LogInPage.tsx';
import { NewPasswordPage } from './log-in/NewPasswordPage.tsx';
import { Surround } from './parts/Surround.tsx';
import { RegistrationPage } from './registration/RegistrationPage.tsx';
import { WelcomePage } from './WelcomePage.tsx';

// Who comes for the mailbox fetches its pages, nobody else does.
const MailboxPages = piece(async () => (await import('./mailbox/MailboxPages.tsx')).MailboxPages);
const ServicePages = piece(async () => (await import('./services/ServicePages.tsx')).ServicePages);

function pageAt(place: Place, word: Word) {
  if (isService(place))
    return (
      <Suspense fallback={<main id="content" />}>
        <ServicePages key={place} place={place} />
      </Suspense>
    );
  if (isMailbox(place))
    return (
      <Suspense fallback={<main id="content" />}>
        <MailboxPages place={place} word={word} />
      </Suspense>
    );
  switch (place) {
    case '':
      return <WelcomePage />;
    case 'registration':
      return <RegistrationPage attach={word === 'attach'} />;
    case 'log-in':
      return <LogInPage word={word} />;
    case 'confirm':
      return <ConfirmPage />;
    case 'home':
      return <HomePage word={word} />;
    case 'forgotten':
      return <ForgottenPage />;
    case 'new-password':
      return <NewPasswordPage />;
  }
}

/** The pages of the client door. */
export function PortalApp() {
  const { place, word } = useAddress();
  return <Surround>{pageAt(place, word)}</Surround>;
}
