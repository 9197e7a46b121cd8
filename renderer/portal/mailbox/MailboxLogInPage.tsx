import { mailbox, type MailboxCall } from '#contract/mailbox.ts';
import { call, type FailureCode } from '../../shared/api-client.ts';
import { goTo, useToken, type Word } from '../address.ts';
import { useWords } from '../language.ts';
import { useSecurityCode, wrongSecurity } from '../log-in/use-security-code.tsx';
import { Field } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Page } from '../parts/Page.tsx';
import { useSending } from '../use-sending.ts';

const wrongPassword: readonly FailureCode[] = ['CREDENTIALS_WRONG', 'PASSWORD_EXPIRED'];

const after = (next: MailboxCall): void => goTo(next === 'password' ? 'mailbox/password' : 'mailbox');

/** To the mailbox: by the mailed link and the initial password the first time, by one's own password afterwards. */
export function MailboxLogInPage({ word, first }: { word: Word; first: boolean }) {
  const { signIn, mailbox: own } = useWords();
  const words = own.logIn;
  const token = useToken('mailbox/first');
  const link = first ? token : '';
  const security = useSecurityCode(mailbox.securityLetter);
  const sending = useSending((failure) => {
    security.look(failure);
    return false;
  });
  const told = word === 'changed' || word === 'ended' || word === 'needed' ? signIn[word] : null;
  const news = word === 'closed' ? words.closed : told;
  return (
    <Page title={first ? words.firstTitle : words.title}>
      {news && (
        <p role="status" className="news">
          {news}
        </p>
      )}
      <p className="lead">{first ? words.firstLead : words.lead}</p>
      <Form
        sending={sending}
        claimed={[...wrongPassword, ...wrongSecurity]}
        action={signIn.submit}
        onSubmit={({ username = '', password = '', ...rest }) =>
          sending.send(
            () =>
              call(mailbox.signIn, { username, password, ...(link === '' ? {} : { link }), ...security.typed(rest) }),
            ({ next }) => after(next),
          )
        }
      >
        <Field name="username" label={signIn.username} type="email" autoComplete="username" />
        <Field
          name="password"
          label={first ? words.initial : signIn.password}
          type="password"
          autoComplete={first ? 'one-time-code' : 'current-password'}
          codes={wrongPassword}
        />
        {security.field}
      </Form>
      <button type="button" className="quiet" onClick={() => goTo('mailbox/forgotten')}>
        {signIn.forgotten}
      </button>
      <button type="button" className="quiet" onClick={() => goTo('mailbox/closing')}>
        {words.closing}
      </button>
      <button type="button" className="quiet" onClick={() => goTo('log-in')}>
        {words.toPortal}
      </button>
    </Page>
  );
}
