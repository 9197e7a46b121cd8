import type { DoneTo } from './history-actions.ts';
import type { Language } from './language.ts';

/** What is done to one client and stands in the history; steps of a registration have words of their own. */
export type ClientDeed = `account.${DoneTo<'account'>}` | `call.${DoneTo<'call'>}` | `login.${DoneTo<'login'>}`;

const hu: Record<ClientDeed, string> = {
  'account.opened': 'Megnyitotta az ügyfél adatlapját',
  'account.corrected': 'Elérhetőséget javított',
  'account.restricted': 'Korlátozta az ügyfél adatainak kezelését',
  'account.restriction_lifted': 'Feloldotta az adatkezelés korlátozását',
  'account.erased': 'Ügyfelet törölt',
  'account.erased_again': 'Visszaállítás után újra törölve',
  'account.access_taken': 'Elvitte az ügyfél adatainak másolatát',
  'call.claimed': 'Ügyfelet vett kézbe',
  'call.released': 'Ügyfelet visszaadott a sorba',
  'call.taken_over': 'Ügyfelet vett át',
  'call.reassigned': 'Ügyfelet másnak osztott ki',
  'call.logged': 'Hívás kimenetele rögzítve',
  'call.complained': 'Panasz hívás közben',
  'call.closed': 'Hívás már nem kell',
  'call.dropped': 'Ügyfelet kivett a hívósorból',
  'login.renamed': 'Belépési e-mail-cím megváltozott',
};

const en: Record<ClientDeed, string> = {
  'account.opened': 'Opened a client card',
  'account.corrected': 'Corrected contact details',
  'account.restricted': 'Restricted the data of a client',
  'account.restriction_lifted': 'Lifted the restriction of a client',
  'account.erased': 'Erased a client',
  'account.erased_again': 'Erased again after a restore',
  'account.access_taken': 'Took a copy of a client’s data',
  'call.claimed': 'Took a client to call',
  'call.released': 'Gave a client back to the queue',
  'call.taken_over': 'Took over a client',
  'call.reassigned': 'Assigned a client to somebody else',
  'call.logged': 'Outcome of a call recorded',
  'call.complained': 'Complaint on the phone',
  'call.closed': 'Call no longer needed',
  'call.dropped': 'Took a client out of the call queue',
  'login.renamed': 'Sign-in e-mail address changed',
};

/** Words where screens and the copy given to the client must say the same. */
export const clientDeeds: Record<Language, Record<ClientDeed, string>> = { hu, en };
