import { mailbox } from '#contract/mailbox.ts';
import { call, type FailureCode } from '../../shared/api-client.ts';
import { goTo } from '../address.ts';
import { useWords } from '../language.ts';
import { useSecurityCode, wrongSecurity } from '../log-in/use-security-code.tsx';
import { Field } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Page } from '../parts/Page.tsx';
import { useSending } from '../use-sending.ts';

const wrongPassword: readonly FailureCode[] = ['CREDENTIALS_WRONG', 'PASSWORD_EXPIRED'];

const standing = (contracts: unknown): string => (Array.isArray(contracts) ? contracts.join(', ') : '');

/** K18: on a page of its own, with the password asked for again. */
export function ClosingPage() {
  const { signIn, back, mailbox: own } = useWords();
  const words = own.closing;
  const security = useSecurityCode(mailbox.securityLetter);
  const sending = useSending((failure) => {
    security.look(failure);
    return false;
  });
  const { failure } = sending;
  return (
    <Page title={words.title}>
      <p className="lead">{words.lead}</p>
      <Form
        sending={sending}
        claimed={[...wrongPassword, ...wrongSecurity]}
        action={words.submit}
        onSubmit={({ username = '', password = '', ...rest }) =>
          sending.send(
            () => call(mailbox.deregister, { username, password, ...security.typed(rest) }),
            () => goTo('mailbox/log-in', 'closed'),
          )
        }
      >
        <Field name="username" label={signIn.username} type="email" autoComplete="username" />
        <Field
          name="password"
          label={signIn.password}
          type="password"
          autoComplete="current-password"
          codes={wrongPassword}
        />
        {security.field}
        {failure?.code === 'DEREG_NOT_ALLOWED' && <p>{words.stand(standing(failure.details['contracts']))}</p>}
      </Form>
      <button type="button" className="quiet" onClick={() => goTo('mailbox/log-in')}>
        {back}
      </button>
    </Page>
  );
}
