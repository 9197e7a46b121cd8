import { useEffect, useState } from 'react';
import type { Output } from '#contract/endpoint.ts';
import { portal } from '#contract/portal.ts';
import { call } from '../shared/api-client.ts';
import { goTo, servicePlaces, type Word } from './address.ts';
import { useSpoken } from './language.ts';
import { Page } from './parts/Page.tsx';

type Me = Output<typeof portal.me>;

const leave = (): void => {
  void call(portal.signOut, {}).finally(() => goTo(''));
};

/** Whose accounts these are, and that there is nothing left to do. */
export function HomePage({ word }: { word: Word }) {
  const { language, words: all } = useSpoken();
  const words = all.home;
  const [me, setMe] = useState<Me | null>(null);
  useEffect(() => {
    let gone = false;
    void call(portal.me, {}).then(
      (found) => {
        if (gone) return;
        if (found.active) setMe(found);
        else goTo('confirm');
      },
      () => gone || goTo('log-in'),
    );
    return () => {
      gone = true;
    };
  }, []);
  if (me === null) return <main id="content">{all.loading}</main>;
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Budapest' });
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
              <span className="hint">{words.registered(day.format(new Date(account.registeredAt)))}</span>
            )}
          </li>
        ))}
      </ul>
      <h2>{all.services.title}</h2>
      {servicePlaces.map((place) => (
        <button key={place} type="button" onClick={() => goTo(place)}>
          {all.services.places[place]}
        </button>
      ))}
      <button type="button" onClick={() => goTo('registration', 'attach')}>
        {words.attach}
      </button>
      <button type="button" className="quiet" onClick={leave}>
        {words.signOut}
      </button>
    </Page>
  );
}
