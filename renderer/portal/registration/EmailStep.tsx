import { portal } from '#contract/portal.ts';
import { call, type FailureCode } from '../../shared/api-client.ts';
import { goTo } from '../address.ts';
import { useWords } from '../language.ts';
import { Field } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Page } from '../parts/Page.tsx';
import { useSending } from '../use-sending.ts';
import { progressAt } from './progress.ts';
import { StartAgain } from './StartAgain.tsx';
import type { StepProps } from './step-props.ts';

const codes: readonly FailureCode[] = ['EMAIL_INVALID', 'EMAIL_TAKEN'];

/** Step 4: the address for the activation code, later the user name; never filled in beforehand (portal.md 3.3). */
export function EmailStep({ registration, standing }: StepProps) {
  const words = useWords();
  const sending = useSending(registration.divert);
  const { id, moveTo } = registration;
  return (
    <Page title={words.email.title} progress={progressAt('email')}>
      <p className="lead">{words.email.lead}</p>
      <Form
        sending={sending}
        claimed={codes}
        action={words.next}
        onSubmit={({ email = '' }) =>
          sending.send(
            () => call(portal.email, { id, email }),
            ({ next }) => moveTo(next),
          )
        }
      >
        <Field
          name="email"
          label={words.email.email}
          hint={words.email.emailHint}
          codes={codes}
          type="email"
          autoComplete="email"
          defaultValue={standing.email ?? ''}
        />
      </Form>
      {sending.failure?.code === 'EMAIL_TAKEN' && (
        <button type="button" onClick={() => goTo('log-in')}>
          {words.signIn.submit}
        </button>
      )}
      <StartAgain startAgain={registration.startAgain} />
    </Page>
  );
}
