import type { NextCall } from '#contract/portal.ts';
import { useWords } from '../language.ts';
import { Away } from '../parts/Away.tsx';
import { Page } from '../parts/Page.tsx';
import { AccountStep } from './AccountStep.tsx';
import { DeclarationsStep } from './DeclarationsStep.tsx';
import { EmailStep } from './EmailStep.tsx';
import { FinishStep } from './FinishStep.tsx';
import { PasswordStep } from './PasswordStep.tsx';
import { SmsCodeStep } from './SmsCodeStep.tsx';
import type { StepProps } from './step-props.ts';
import { useRegistration } from './use-registration.ts';

const steps: Partial<Record<NextCall, (props: StepProps) => React.JSX.Element>> = {
  'sms-code': SmsCodeStep,
  email: EmailStep,
  declarations: DeclarationsStep,
  password: PasswordStep,
  finish: FinishStep,
};

/** The steps of the registration up to „Befejezés", one question a page. */
export function RegistrationPage({ attach }: { attach: boolean }) {
  const words = useWords();
  const registration = useRegistration();
  const { shown, begin, look, startAgain } = registration;
  if (shown === 'asking') return <main id="content">{words.loading}</main>;
  if (shown === 'away') return <Away retry={look} />;
  if (shown === 'ended')
    return (
      <Page title={words.ended.title}>
        <p className="lead">{words.ended.lead}</p>
        <button type="button" className="main" onClick={startAgain}>
          {words.again}
        </button>
      </Page>
    );
  const Step = shown === 'none' ? undefined : steps[shown.next];
  if (shown === 'none' || !Step) return <AccountStep begin={begin} attach={attach} />;
  return <Step registration={registration} standing={shown} />;
}
