import type { CallEnd, CallReason } from '#contract/calls.ts';
import { callFigures } from './call-figures.ts';
import { callInHand } from './call-in-hand.ts';
import { callLead } from './call-lead.ts';
import { callPromises } from './call-promises.ts';
import { callSettings } from './call-settings.ts';

const reasons: Record<CallReason, string> = {
  message_failed: 'nem érte el az üzenet',
  unreachable: 'hiányzó elérhetőség',
  stuck: 'elakadt a regisztrációban',
  overdue: 'lejárt a határidő',
  due_soon: 'közel a határidő',
  by_hand: 'kézzel hozzáadva',
};

const ends: Record<CallEnd, string> = {
  registered: 'regisztrált, nincs több teendő',
  not_required: 'már nem kell regisztrálnia',
  restricted: 'korlátozott adatkezelés, nem hívjuk',
  outcome: 'lezárva ebben az időszakban',
  capped: 'elérte a hívások felső határát',
  suppressed: 'többé nem hívjuk',
  repair: 'nincs hívható száma, adatjavításra vár',
  dropped: 'kivéve a sorból',
};

export const calls = {
  tabs: { desk: 'Hívás', callbacks: 'Visszahívások', lead: 'Vezetés', outcomes: 'Kimenetelek', script: 'Hívószöveg' },
  key: (key: string) => `billentyű: ${key.toUpperCase()}`,
  heads: {
    when: 'Mikor',
    client: 'Ügyfél',
    state: 'Állapot',
    words: 'Az ügyfél szavai',
    forWhom: 'Kié',
    reason: 'Indok',
    ready: 'Hívható',
    resting: 'Pihen',
    oldest: 'Legrégebbi',
    registered: 'regisztrált',
    agent: 'Ügyintéző',
    since: 'Mióta',
    deadline: 'Határidő',
    outcome: 'Kimenetel',
    count: 'Darab',
    hour: 'Óra',
    note: 'Jegyzet',
    by: 'Ki',
    action: 'Művelet',
    deputy: 'Helyettes',
    until: 'Utolsó nap',
    key: 'Billentyű',
    retry: 'Következő hívás',
    effect: 'Teendő',
    caps: 'Határ (nap / összes)',
    version: 'Változat',
  },
  reasons,
  ends,
  moreThan: (n: string) => `több mint ${n}`,
  ...callFigures,
  ...callInHand,
  ...callLead,
  ...callPromises,
  ...callSettings,
};
