import { useEffect, useState } from 'react';
import { mailbox } from '#contract/mailbox.ts';
import { call } from '../../shared/api-client.ts';
import { closeLetter, goTo, openLetter, useAddress } from '../address.ts';
import { useWords } from '../language.ts';
import { Away } from '../parts/Away.tsx';
import { Page } from '../parts/Page.tsx';
import { ItemPage } from './ItemPage.tsx';
import { Items, type View } from './Items.tsx';
import { Upgrade } from './Upgrade.tsx';
import { useOwner } from './use-owner.ts';

const SOON_DAYS = 30;

const leave = (): void => void call(mailbox.signOut, {}).finally(() => goTo('mailbox/log-in'));

/** What has come, one letter when it is opened, and what the other portal offers. */
export function MailboxPage() {
  const all = useWords();
  const words = all.mailbox.list;
  const { letter } = useAddress();
  const { me, ask } = useOwner(letter);
  const [view, setView] = useState<View>({ folder: 'inbox', sort: '-date' });
  useEffect(() => {
    if (me !== 'away' && me?.mustChange) goTo('mailbox/password');
  }, [me]);
  if (me === 'away') return <Away retry={ask} />;
  if (me === null || me.mustChange) return <main id="content">{all.loading}</main>;
  if (letter !== null) return <ItemPage key={letter} id={letter} close={closeLetter} />;
  const days = me.passwordDaysLeft;
  return (
    <Page title={words.title}>
      <p className="lead">{words.unread(me.unread)}</p>
      {days !== null && days <= SOON_DAYS && (
        <p role="status" className="news">
          {words.passwordEnds(days)}
        </p>
      )}
      <Items view={view} change={setView} open={openLetter} />
      <p className="hint">{words.keep}</p>
      <Upgrade me={me} />
      <button type="button" className="quiet" onClick={() => goTo('mailbox/password')}>
        {words.renew}
      </button>
      <button type="button" className="quiet" onClick={leave}>
        {words.signOut}
      </button>
    </Page>
  );
}
