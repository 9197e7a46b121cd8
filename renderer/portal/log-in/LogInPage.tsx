import { portal, type NextCall } from '#contract/portal.ts';
import { call, type FailureCode } from '../../shared/api-client.ts';
import { goTo, type Word } from '../address.ts';
import { useWords } from '../language.ts';
import { Field } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Page } from '../parts/Page.tsx';
import { progressAt } from '../registration/progress.ts';
import { useSending } from '../use-sending.ts';
import { useSecurityCode, wrongSecurity } from './use-security-code.tsx';

const wrongPassword: readonly FailureCode[] = ['CREDENTIALS_WRONG'];

const after = (next: NextCall): void => goTo(next === 'me' ? 'home' : 'confirm');

/** Step 8, and every log-in after it. A picture to copy joins after three failures. */
export function LogInPage({ word }: { word: Word }) {
  const words = useWords().signIn;
  const security = useSecurityCode(portal.securityLetter);
  const sending = useSending((failure) => {
    security.look(failure);
    return false;
  });
  const news = word === 'finished' || word === 'changed' || word === 'ended' || word === 'needed' ? words[word] : null;
  return (
    <Page title={words.title} {...(word === 'finished' ? { progress: progressAt('session') } : {})}>
      {news && (
        <p role="status" className="news">
          {news}
        </p>
      )}
      <p className="lead">{words.lead}</p>
      <Form
        sending={sending}
        claimed={[...wrongPassword, ...wrongSecurity]}
        action={words.submit}
        onSubmit={({ username = '', password = '', ...rest }) =>
          sending.send(
            () => call(portal.signIn, { username, password, ...security.typed(rest) }),
            ({ next }) => after(next),
          )
        }
      >
        <Field name="username" label={words.username} type="email" autoComplete="username" />
        <Field
          name="password"
          label={words.password}
          type="password"
          autoComplete="current-password"
          codes={wrongPassword}
        />
        {security.field}
      </Form>
      <button type="button" className="quiet" onClick={() => goTo('forgotten')}>
        {words.forgotten}
      </button>
      <button type="button" className="quiet" onClick={() => goTo('registration')}>
        {words.noAccess}
      </button>
    </Page>
  );
}
