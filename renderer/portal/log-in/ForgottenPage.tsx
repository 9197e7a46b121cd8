import { useState } from 'react';
import { portal, type PortalLanguage } from '#contract/portal.ts';
import { call } from '../../shared/api-client.ts';
import { goTo, type Place } from '../address.ts';
import { useSpoken } from '../language.ts';
import { Field } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Page } from '../parts/Page.tsx';
import { useSending } from '../use-sending.ts';

type Asked = { username: string; language: PortalLanguage };
type Props = { ask?: (input: Asked) => Promise<unknown>; logIn?: Place };

const askPortal = (input: Asked): Promise<unknown> => call(portal.forgotPassword, input);

/** Asks for the link; the answer is the same for every name. */
export function ForgottenPage({ ask = askPortal, logIn = 'log-in' }: Props) {
  const { language, words: all } = useSpoken();
  const words = all.forgotten;
  const [sent, setSent] = useState(false);
  const sending = useSending();
  const toLogIn = (
    <button type="button" className="quiet" onClick={() => goTo(logIn)}>
      {words.toSignIn}
    </button>
  );
  if (sent)
    return (
      <Page key="sent" title={words.sentTitle}>
        <p className="lead">{words.sent}</p>
        {toLogIn}
      </Page>
    );
  return (
    <Page title={words.title}>
      <p className="lead">{words.lead}</p>
      <Form
        sending={sending}
        action={words.submit}
        onSubmit={({ username = '' }) =>
          sending.send(
            () => ask({ username, language }),
            () => setSent(true),
          )
        }
      >
        <Field name="username" label={words.email} type="email" autoComplete="username" />
      </Form>
      {toLogIn}
    </Page>
  );
}
