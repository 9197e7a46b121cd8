import { portal } from '#contract/portal.ts';
import { call } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { Form } from '../parts/Form.tsx';
import { claimedByPassword, NewPassword } from '../parts/NewPassword.tsx';
import { Page } from '../parts/Page.tsx';
import { useSending } from '../use-sending.ts';
import { progressAt } from './progress.ts';
import { StartAgain } from './StartAgain.tsx';
import type { StepProps } from './step-props.ts';

/** Step 6: a password of the client’s own, twice. */
export function PasswordStep({ registration }: StepProps) {
  const words = useWords();
  const sending = useSending(registration.divert);
  const { id, moveTo } = registration;
  return (
    <Page title={words.password.title} progress={progressAt('password')}>
      <p className="lead">{words.password.lead}</p>
      <Form
        sending={sending}
        claimed={claimedByPassword}
        action={words.next}
        onSubmit={({ password = '', passwordAgain = '' }) =>
          sending.send(
            () => call(portal.password, { id, password, passwordAgain }),
            ({ next }) => moveTo(next),
          )
        }
      >
        <NewPassword />
      </Form>
      <StartAgain startAgain={registration.startAgain} />
    </Page>
  );
}
