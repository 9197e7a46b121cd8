import { useCallback } from 'react';
import { portal } from '#contract/portal.ts';
import { call } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { claimedByCode, CodeField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Page } from '../parts/Page.tsx';
import { ResendCode } from '../parts/ResendCode.tsx';
import { useSending } from '../use-sending.ts';
import { progressAt } from './progress.ts';
import { StartAgain } from './StartAgain.tsx';
import type { StepProps } from './step-props.ts';

/** Step 3: the end of the SMS password. */
export function SmsCodeStep({ registration, standing }: StepProps) {
  const words = useWords();
  const sending = useSending(registration.divert);
  const { id, moveTo, startAgain } = registration;
  const look = useCallback(async () => (await call(portal.state, { id })).code, [id]);
  return (
    <Page title={words.smsCode.title} progress={progressAt('sms-code')}>
      <p className="lead">{words.smsCode.lead(standing.mobileEnd)}</p>
      <Form
        sending={sending}
        claimed={claimedByCode}
        action={words.next}
        onSubmit={({ code = '' }) =>
          sending.send(
            () => call(portal.smsCode, { id, code }),
            ({ next }) => moveTo(next),
          )
        }
      >
        <CodeField label={words.smsCode.code} hint={words.smsCode.codeHint} />
      </Form>
      <ResendCode look={look} resend={() => call(portal.smsResend, { id })} tried={sending.failure} />
      <StartAgain startAgain={startAgain} />
    </Page>
  );
}
