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
export type Word = 'attach' | 'finished' | 'changed' | 'confirmed' | 'closed' | null;
type Address = { place: Place; word: Word };

const placeNow = (): Place => {
  const name = location.pathname.slice(ROOT.length);
  return places.find((place) => place === name) ?? '';
};

const address = newStore<Address>({ place: placeNow(), word: null });
addEventListener('popstate', () => address.set({ place: placeNow(), word: null }));

export const isMailbox = (place: Place): place is MailboxPlace => place.startsWith('mailbox');

export const isService = (place: Place): place is ServicePlace => place.startsWith('services/');

export const useAddress = (): Address => useStore(address);

export function goTo(place: Place, word: Word = null): void {
  history.pushState(null, '', ROOT + place);
  address.set({ place, word });
  scrollTo(0, 0);
}

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
