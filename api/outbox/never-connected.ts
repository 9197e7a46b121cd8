import type { GatewayTrouble } from '#contract/outbox.ts';
import { certificateRefused } from './tls-failure.ts';

const troubles: Readonly<Record<string, GatewayTrouble>> = {
  ENOTFOUND: 'host_unknown',
  EAI_AGAIN: 'host_unknown',
  ECONNREFUSED: 'no_connection',
  EHOSTUNREACH: 'no_connection',
  ENETUNREACH: 'no_connection',
  EADDRNOTAVAIL: 'no_connection',
};

/** The trouble behind a failure after which no byte of a request can have arrived; null for any other. */
export const neverConnected = (code: string): GatewayTrouble | null =>
  certificateRefused(code) ? 'certificate_refused' : (troubles[code] ?? null);
