import { type Place, useAddress, type Word } from './address.ts';
import { HomePage } from './HomePage.tsx';
import { ConfirmPage } from './log-in/ConfirmPage.tsx';
import { ForgottenPage } from './log-in/ForgottenPage.tsx';
import { LogInPage } from './log-in/LogInPage.tsx';
import { NewPasswordPage } from './log-in/NewPasswordPage.tsx';
import { Surround } from './parts/Surround.tsx';
import { RegistrationPage } from './registration/RegistrationPage.tsx';
import { WelcomePage } from './WelcomePage.tsx';

function pageAt(place: Place, word: Word) {
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
