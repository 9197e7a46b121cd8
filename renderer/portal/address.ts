import { newStore, useStore } from '../shared/store.ts';

const ROOT = '/portal/';

export const mailboxPlaces = [
  'mailbox',
  'mailbox/log-in',
  'mailbox/first',
  'mailbox/password',
  'mailbox/forgotten',
  'mailbox/new-password',
  'mailbox/closing',
] as const;
export const servicePlaces = [
  'services/documents',
  'services/contracts',
  'services/payment',
  'services/claim',
  'services/paper',
  'services/stock-change',
  'services/change',
  'services/requests',
  'services/email',
] as const;
export type ServicePlace = (typeof servicePlaces)[number];
export type MailboxPlace = (typeof mailboxPlaces)[number];
export const places = [
  '',
  'registration',
  'log-in',
  'confirm',
  'home',
  'forgotten',
  'new-password',
  ...mailboxPlaces,
  ...servicePlaces,
] as const;
export type Place = (typeof places)[number];

/** What one page tells the next; it is not part of the address. */
export type Word = 'attach' | 'finished' | 'changed' | 'confirmed' | 'closed' | 'ended' | 'needed' | null;
/** `letter`: the one opened in the mailbox; the way back leads out of it. */
type Address = { place: Place; word: Word; letter: number | null };

const placeNow = (): Place => {
  const name = location.pathname.slice(ROOT.length);
  return places.find((place) => place === name) ?? '';
};

const letterNow = (): number | null => {
  const kept: unknown = history.state;
  return typeof kept === 'object' && kept !== null && 'letter' in kept && typeof kept.letter === 'number'
    ? kept.letter
    : null;
};

const address = newStore<Address>({ place: placeNow(), word: null, letter: letterNow() });
addEventListener('popstate', () => address.set({ place: placeNow(), word: null, letter: letterNow() }));

export const isMailbox = (place: Place): place is MailboxPlace => place.startsWith('mailbox');

export const isService = (place: Place): place is ServicePlace => place.startsWith('services/');

export const useAddress = (): Address => useStore(address);

export function goTo(place: Place, word: Word = null): void {
  history.pushState(null, '', ROOT + place);
  address.set({ place, word, letter: null });
  scrollTo(0, 0);
}

/** From the list of letters to one of them. */
export function openLetter(letter: number): void {
  history.pushState({ letter }, '', location.pathname);
  address.set({ place: placeNow(), word: null, letter });
  scrollTo(0, 0);
}

export const closeLetter = (): void => history.back();

const tokens = newStore<Partial<Record<Place, string>>>({});

/** A token behind `#` leaves the address bar at once, also when another mailed link is opened in the same tab. */
function takeToken(): void {
  const [, token] = /^#([\w-]{43})$/.exec(location.hash) ?? [];
  if (token === undefined) return;
  history.replaceState(history.state, '', location.pathname);
  tokens.set({ ...tokens.get(), [placeNow()]: token });
}
takeToken();
addEventListener('hashchange', takeToken);

/** The token of the mailed link that leads here; empty without one. */
export const useToken = (place: Place): string => useStore(tokens)[place] ?? '';
