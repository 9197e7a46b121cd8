import { portal } from '#contract/portal.ts';
import { type ApiFailure, call } from '../../shared/api-client.ts';
import { goTo } from '../address.ts';
import { useWords } from '../language.ts';
import { claimedByCode, CodeField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Page } from '../parts/Page.tsx';
import { ResendCode } from '../parts/ResendCode.tsx';
import { progressAt } from '../registration/progress.ts';
import { useSending } from '../use-sending.ts';

const look = async () => (await call(portal.me, {})).code;

function divert({ code, details }: ApiFailure): boolean {
  if (code === 'SIGN_IN_NEEDED') goTo('log-in');
  else if (code === 'SESSION_EXPIRED') goTo('log-in', 'ended');
  else if (code === 'STEP_OUT_OF_ORDER') goTo(details['next'] === 'me' ? 'home' : 'log-in');
  else return false;
  return true;
}

/** Step 9: the end of the activation code; the client is registered only here. */
export function ConfirmPage() {
  const words = useWords();
  const sending = useSending(divert);
  return (
    <Page title={words.confirm.title} progress={progressAt('session/confirm')}>
      <p className="lead">{words.confirm.lead}</p>
      <Form
        sending={sending}
        claimed={claimedByCode}
        action={words.next}
        onSubmit={({ code = '' }) =>
          sending.send(
            () => call(portal.confirm, { code }),
            () => goTo('home', 'confirmed'),
          )
        }
      >
        <CodeField label={words.confirm.code} hint={words.confirm.codeHint} />
      </Form>
      <ResendCode look={look} resend={() => call(portal.confirmResend, {})} tried={sending.failure} />
    </Page>
  );
}
