import { portal } from '#contract/portal.ts';
import { call } from '../../shared/api-client.ts';
import { goTo, type Place, useToken } from '../address.ts';
import { useWords } from '../language.ts';
import { Form } from '../parts/Form.tsx';
import { claimedByPassword, NewPassword } from '../parts/NewPassword.tsx';
import { Page } from '../parts/Page.tsx';
import { useSending } from '../use-sending.ts';

type Saved = { token: string; password: string; passwordAgain: string };
type Props = { save?: (input: Saved) => Promise<unknown>; here?: Place; logIn?: Place };

const saveAtPortal = (input: Saved): Promise<unknown> => call(portal.resetPassword, input);

/** Where the mailed link leads. */
export function NewPasswordPage({ save = saveAtPortal, here = 'new-password', logIn = 'log-in' }: Props) {
  const words = useWords().newPassword;
  const token = useToken(here);
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
            () => save({ token, password, passwordAgain }),
            () => goTo(logIn, 'changed'),
          )
        }
      >
        <NewPassword instead />
      </Form>
    </Page>
  );
}
