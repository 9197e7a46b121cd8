import { portal } from '#contract/portal.ts';
import { call, type FailureCode } from '../../shared/api-client.ts';
import { goTo } from '../address.ts';
import { useSpoken } from '../language.ts';
import { Field } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Page } from '../parts/Page.tsx';
import { goToLogIn } from '../session-over.ts';
import { useSending } from '../use-sending.ts';
import { keptUpgrade } from './kept-upgrade.ts';
import { progressAt } from './progress.ts';

const numberCodes: readonly FailureCode[] = ['ACCOUNT_OR_MOBILE_MISMATCH', 'ALREADY_REGISTERED'];
const mobileCodes: readonly FailureCode[] = ['SMS_NOT_DELIVERABLE'];

/** Step 1: the account and the mobile given with the contract. */
export function AccountStep({ begin, attach }: { begin: (id: string) => void; attach: boolean }) {
  const { language, words } = useSpoken();
  const sending = useSending(goToLogIn);
  return (
    <Page
      title={attach ? words.account.attachTitle : words.account.title}
      {...(attach ? {} : { progress: progressAt(null) })}
    >
      <p className="lead">{words.account.lead}</p>
      <Form
        sending={sending}
        claimed={[...numberCodes, ...mobileCodes]}
        action={words.next}
        onSubmit={({ accountNumber = '', mobile = '' }) =>
          sending.send(
            () => call(portal.start, { accountNumber, mobile, language, attach, ...keptUpgrade.input() }),
            ({ id }) => {
              keptUpgrade.forget();
              begin(id);
            },
          )
        }
      >
        <Field
          name="accountNumber"
          label={words.account.number}
          hint={words.account.numberHint}
          codes={numberCodes}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Field
          name="mobile"
          label={words.account.mobile}
          hint={words.account.mobileHint}
          codes={mobileCodes}
          type="tel"
          autoComplete="tel"
          inputMode="tel"
        />
      </Form>
      {sending.failure?.code === 'ALREADY_REGISTERED' && !attach && (
        <>
          <button type="button" onClick={() => goTo('log-in')}>
            {words.signIn.submit}
          </button>
          <button type="button" onClick={() => goTo('forgotten')}>
            {words.signIn.forgotten}
          </button>
        </>
      )}
      <button type="button" className="quiet" onClick={() => goTo(attach ? 'home' : '')}>
        {words.back}
      </button>
    </Page>
  );
}
