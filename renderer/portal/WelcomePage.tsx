import { goTo } from './address.ts';
import { useInsurer } from './insurer.ts';
import { useWords } from './language.ts';
import { Page } from './parts/Page.tsx';

/** The first page a client sees: register, or log in. */
export function WelcomePage() {
  const words = useWords().welcome;
  const { mailboxName } = useInsurer();
  return (
    <Page title={words.title}>
      <p className="lead">{words.lead}</p>
      <div className="choice">
        <button type="button" className="main" aria-describedby="register-hint" onClick={() => goTo('registration')}>
          {words.register}
        </button>
        <p id="register-hint" className="hint">
          {words.registerHint}
        </p>
      </div>
      <div className="choice">
        <button type="button" aria-describedby="log-in-hint" onClick={() => goTo('log-in')}>
          {words.signIn}
        </button>
        <p id="log-in-hint" className="hint">
          {words.signInHint}
        </p>
      </div>
      {mailboxName !== '' && (
        <div className="choice">
          <button type="button" aria-describedby="mailbox-hint" onClick={() => goTo('mailbox/log-in')}>
            {mailboxName}
          </button>
          <p id="mailbox-hint" className="hint">
            {words.mailboxHint}
          </p>
        </div>
      )}
    </Page>
  );
}
