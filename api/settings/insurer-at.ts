import type { Insurer } from '#contract/settings.ts';

const hostOf = (address: string): string | null => (URL.canParse(address) ? new URL(address).host : null);

/** The insurer whose portal address has this host; null where none says so. */
export const insurerAt = (insurers: readonly Insurer[], origin: string): Insurer | null =>
  insurers.find(({ portalUrl }) => portalUrl !== '' && hostOf(portalUrl) === hostOf(origin)) ?? null;
