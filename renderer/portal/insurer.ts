import type { Output } from '#contract/endpoint.ts';
import { portal } from '#contract/portal.ts';
import { call } from '../shared/api-client.ts';
import { newStore, useStore } from '../shared/store.ts';
import { isMailbox, useAddress } from './address.ts';
import { readableInk } from '../shared/contrast.ts';

export type Insurer = Output<typeof portal.insurer>;

const unknown: Insurer = {
  name: '',
  portalName: 'Ügyfélportál',
  mailboxName: '',
  colours: { primary: '#0b5c6b', onPrimary: '#ffffff' },
  helpPhone: null,
  logo: null,
  training: false,
};
const insurer = newStore<Insurer>(unknown);

export const useInsurer = (): Insurer => useStore(insurer);

/** The name of the portal the client is at: there are two behind this door. */
export function usePortalTitle(): string {
  const { portalName, mailboxName } = useInsurer();
  return isMailbox(useAddress().place) && mailboxName !== '' ? mailboxName : portalName;
}

/** Asks whose portal this is and paints its colours; without an answer the pages stay neutral. */
export async function meetInsurer(): Promise<void> {
  try {
    const met = await call(portal.insurer, {});
    const { primary, onPrimary } = met.colours;
    document.documentElement.style.setProperty('--brand', primary);
    document.documentElement.style.setProperty('--on-brand', readableInk(primary, onPrimary));
    insurer.set(met);
  } catch {
    // Every step says by itself that the portal cannot be reached.
  }
}
