import { useState } from 'react';
import { portal } from '#contract/portal.ts';
import { services } from '#contract/services.ts';
import { call, type FailureCode } from '../../shared/api-client.ts';
import { goTo } from '../address.ts';
import { useWords } from '../language.ts';
import { useSecurityCode, wrongSecurity } from '../log-in/use-security-code.tsx';
import { claimedByCode, CodeField, Field } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Page } from '../parts/Page.tsx';
import { useSending } from '../use-sending.ts';
import { Home } from './Home.tsx';
import { goToLogIn } from '../session-over.ts';
import { useAnswer } from './use-service.ts';

const wrongEmail: readonly FailureCode[] = ['EMAIL_INVALID', 'EMAIL_TAKEN'];
const wrongPassword: readonly FailureCode[] = ['CREDENTIALS_WRONG'];

/** Another address as the user name; it counts once its code is typed. */
export function EmailPage() {
  const { next, confirm, signIn, services: own } = useWords();
  const words = own.email;
  const [asked, setAsked] = useState(false);
  const { answer: me } = useAnswer(portal.me, {});
  const security = useSecurityCode(portal.securityLetter, me?.username);
  const sending = useSending((failure) => {
    security.look(failure);
    return goToLogIn(failure);
  });
  if (asked)
    return (
      <Page key="code" title={words.codeTitle}>
        <p className="lead">{words.codeLead}</p>
        <Form
          sending={sending}
          claimed={claimedByCode}
          action={next}
          onSubmit={({ code = '' }) =>
            sending.send(
              () => call(services.confirmEmail, { code }),
              () => goTo('home'),
            )
          }
        >
          <CodeField label={confirm.code} hint={confirm.codeHint} />
        </Form>
        <Home />
      </Page>
    );
  return (
    <Page title={own.places['services/email']}>
      <p className="lead">{words.lead}</p>
      <Form
        sending={sending}
        claimed={[...wrongEmail, ...wrongPassword, ...wrongSecurity]}
        action={next}
        onSubmit={({ email = '', password = '', ...rest }) =>
          sending.send(
            () => call(services.changeEmail, { email, password, ...security.typed(rest) }),
            () => setAsked(true),
          )
        }
      >
        <Field name="email" type="email" label={words.email} autoComplete="email" codes={wrongEmail} />
        <Field
          name="password"
          type="password"
          label={signIn.password}
          autoComplete="current-password"
          codes={wrongPassword}
        />
        {security.field}
      </Form>
      <Home />
    </Page>
  );
}
