import { portal } from '#contract/portal.ts';
import { call } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { Form } from '../parts/Form.tsx';
import { Page } from '../parts/Page.tsx';
import { useSending } from '../use-sending.ts';
import { progressAt } from './progress.ts';
import { StartAgain } from './StartAgain.tsx';
import type { StepProps } from './step-props.ts';

/** Step 7: „Befejezés"; logging in comes next. */
export function FinishStep({ registration, standing }: StepProps) {
  const words = useWords();
  const sending = useSending(registration.divert);
  const { id, moveTo } = registration;
  return (
    <Page title={words.finishing.title} progress={progressAt('finish')}>
      <p className="lead">{words.finishing.lead}</p>
      <dl>
        <dt>{words.finishing.username}</dt>
        <dd>{standing.email}</dd>
      </dl>
      <Form
        sending={sending}
        action={words.finish}
        onSubmit={() =>
          sending.send(
            () => call(portal.finish, { id }),
            ({ next }) => moveTo(next),
          )
        }
      >
        {null}
      </Form>
      <StartAgain startAgain={registration.startAgain} />
    </Page>
  );
}
