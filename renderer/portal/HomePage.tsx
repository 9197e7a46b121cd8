import { useCallback, useEffect, useState } from 'react';
import type { Output } from '#contract/endpoint.ts';
import { portal } from '#contract/portal.ts';
import { ApiFailure, call } from '../shared/api-client.ts';
import { goTo, servicePlaces, type Word } from './address.ts';
import { useWords } from './language.ts';
import { Away } from './parts/Away.tsx';
import { Page } from './parts/Page.tsx';
import { goToLogIn } from './session-over.ts';
import { useWritten } from './written.ts';

type Me = Output<typeof portal.me>;

const leave = (): void => {
  void call(portal.signOut, {}).finally(() => goTo(''));
};

/** Whose accounts these are, and that there is nothing left to do. */
export function HomePage({ word }: { word: Word }) {
  const all = useWords();
  const { dayOf } = useWritten();
  const words = all.home;
  const [me, setMe] = useState<Me | 'away' | null>(null);
  const ask = useCallback(
    () =>
      call(portal.me, {}).then(
        (found) => (found.active ? setMe(found) : goTo('confirm')),
        (failure: unknown) => {
          if (!(failure instanceof ApiFailure) || !goToLogIn(failure)) setMe('away');
        },
      ),
    [],
  );
  useEffect(() => void ask(), [ask]);
  if (me === 'away') return <Away retry={() => void ask()} />;
  if (me === null) return <main id="content">{all.loading}</main>;
  return (
    <Page title={word === 'confirmed' ? words.doneTitle : words.title}>
      <p className="lead">{words.lead}</p>
      <dl>
        <dt>{words.username}</dt>
        <dd>{me.username}</dd>
      </dl>
      <h2>{words.accounts}</h2>
      <ul className="accounts">
        {me.accounts.map((account) => (
          <li key={account.accountNumber}>
            <strong>{account.accountNumber}</strong> {account.holderName}
            {account.registeredAt !== null && (
              <span className="hint">{words.registered(dayOf(account.registeredAt))}</span>
            )}
          </li>
        ))}
      </ul>
      <h2>{all.services.title}</h2>
      <div className="services">
        {servicePlaces.map((place) => (
          <button key={place} type="button" onClick={() => goTo(place)}>
            {all.services.places[place]}
          </button>
        ))}
        <button type="button" onClick={() => goTo('registration', 'attach')}>
          {words.attach}
        </button>
      </div>
      <button type="button" className="quiet" onClick={leave}>
        {words.signOut}
      </button>
    </Page>
  );
}
