import { mailbox } from '#contract/mailbox.ts';
import { call } from '../../shared/api-client.ts';
import type { MailboxPlace, Word } from '../address.ts';
import { ForgottenPage } from '../log-in/ForgottenPage.tsx';
import { NewPasswordPage } from '../log-in/NewPasswordPage.tsx';
import { ClosingPage } from './ClosingPage.tsx';
import { MailboxLogInPage } from './MailboxLogInPage.tsx';
import { MailboxPage } from './MailboxPage.tsx';
import { MailboxPasswordPage } from './MailboxPasswordPage.tsx';

/** The pages of the mailbox, fetched when one of them is opened. */
export function MailboxPages({ place, word }: { place: MailboxPlace; word: Word }) {
  switch (place) {
    case 'mailbox':
      return <MailboxPage />;
    case 'mailbox/log-in':
      return <MailboxLogInPage key="log-in" word={word} first={false} />;
    case 'mailbox/first':
      return <MailboxLogInPage key="first" word={word} first />;
    case 'mailbox/password':
      return <MailboxPasswordPage />;
    case 'mailbox/forgotten':
      return <ForgottenPage ask={(input) => call(mailbox.forgot, input)} logIn="mailbox/log-in" />;
    case 'mailbox/new-password':
      return <NewPasswordPage save={(input) => call(mailbox.reset, input)} here={place} logIn="mailbox/log-in" />;
    case 'mailbox/closing':
      return <ClosingPage />;
  }
}
