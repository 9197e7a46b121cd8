import { useState } from 'react';
import { portal } from '#contract/portal.ts';
import { call } from '../../shared/api-client.ts';
import { goTo, takeToken } from '../address.ts';
import { useWords } from '../language.ts';
import { Form } from '../parts/Form.tsx';
import { claimedByPassword, NewPassword } from '../parts/NewPassword.tsx';
import { Page } from '../parts/Page.tsx';
import { useSending } from '../use-sending.ts';

/** Where the mailed link leads. */
export function NewPasswordPage() {
  const words = useWords().newPassword;
  const [token] = useState(takeToken);
  const sending = useSending();
  return (
    <Page title={words.title}>
      <p className="lead">{words.lead}</p>
      <Form
        sending={sending}
        claimed={claimedByPassword}
        action={words.submit}
        onSubmit={({ password = '', passwordAgain = '' }) =>
          sending.send(
            () => call(portal.resetPassword, { token, password, passwordAgain }),
            () => goTo('log-in', 'changed'),
          )
        }
      >
        <NewPassword />
      </Form>
    </Page>
  );
}
