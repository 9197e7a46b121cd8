import { mailbox } from '#contract/mailbox.ts';
import { call, type FailureCode } from '../../shared/api-client.ts';
import { goTo } from '../address.ts';
import { useWords } from '../language.ts';
import { useSecurityCode, wrongSecurity } from '../log-in/use-security-code.tsx';
import { Away } from '../parts/Away.tsx';
import { Field } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { claimedByPassword, NewPassword } from '../parts/NewPassword.tsx';
import { Page } from '../parts/Page.tsx';
import { useSending } from '../use-sending.ts';
import { goToLogIn, useOwner } from './use-owner.ts';

const wrong: readonly FailureCode[] = ['CREDENTIALS_WRONG'];

/** K8 and K13: instead of the initial password, or to renew one's own for a year. */
export function MailboxPasswordPage() {
  const { loading, back, mailbox: own } = useWords();
  const words = own.password;
  const { me, ask } = useOwner();
  const security = useSecurityCode(mailbox.securityLetter, me === null || me === 'away' ? '' : me.username);
  const sending = useSending((failure) => {
    security.look(failure);
    return goToLogIn(failure);
  });
  if (me === 'away') return <Away retry={ask} />;
  if (me === null) return <main id="content">{loading}</main>;
  const first = me.mustChange;
  return (
    <Page title={first ? words.firstTitle : words.title}>
      <p className="lead">{first ? words.firstLead : words.lead}</p>
      <Form
        sending={sending}
        claimed={[...claimedByPassword, ...wrong, ...wrongSecurity]}
        action={words.submit}
        onSubmit={({ current, password = '', passwordAgain = '', ...rest }) =>
          sending.send(
            () =>
              call(mailbox.changePassword, {
                password,
                passwordAgain,
                ...(current ? { current } : {}),
                ...security.typed(rest),
              }),
            () => goTo('mailbox'),
          )
        }
      >
        {!first && (
          <Field name="current" label={words.current} type="password" autoComplete="current-password" codes={wrong} />
        )}
        <NewPassword instead />
        {security.field}
      </Form>
      {!first && (
        <button type="button" className="quiet" onClick={() => goTo('mailbox')}>
          {back}
        </button>
      )}
    </Page>
  );
}
