import { mailbox } from '#contract/mailbox.ts';
import { call } from '../../shared/api-client.ts';
import { goTo } from '../address.ts';
import { useWords } from '../language.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { keptUpgrade } from '../registration/kept-upgrade.ts';
import { useSending } from '../use-sending.ts';
import { goToLogIn, type Me } from './use-owner.ts';

/** K19: what is not to be had here, and the one button that begins the registration. */
export function Upgrade({ me }: { me: Me }) {
  const { upgrade: words, services } = useWords().mailbox;
  const sending = useSending(goToLogIn);
  if (!me.upgradable)
    return (
      <p role="status" className="news">
        {words.done}
      </p>
    );
  const begin = (): void =>
    sending.send(
      () => call(mailbox.upgrade, {}),
      ({ upgrade }) => {
        keptUpgrade.set(upgrade);
        goTo('registration');
      },
    );
  return (
    <section aria-labelledby="upgrade">
      <h2 id="upgrade">{words.title}</h2>
      <p className="hint">{words.lead}</p>
      <ul className="inactive">
        {me.services.map(({ code }) => (
          <li key={code}>
            {services[code]} <span className="hint">{words.inactive}</span>
          </li>
        ))}
      </ul>
      {sending.failure && <FailureNote failure={sending.failure} />}
      <button type="button" onClick={begin}>
        {words.submit}
      </button>
    </section>
  );
}
