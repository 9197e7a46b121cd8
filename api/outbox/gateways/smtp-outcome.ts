import type { GatewayTrouble } from '#contract/outbox.ts';
import { certificateRefused, tlsFailed } from '../tls-failure.ts';
import type { Outcome } from './gateway.ts';

/** What nodemailer tells of a failure (its error codes, not the words of the server). */
export type SmtpFailure = {
  code?: string | undefined;
  originalCode?: string | undefined;
  command?: string | undefined;
  response?: string | undefined;
  responseCode?: number | undefined;
};

/** The receiver objects to the sender, not to the recipient (sending.md §2.3): policy, DMARC, authentication. */
const aboutSender = /5\.7\.(?:26|30|57|60|515)\b/;

const connectionTroubles: Record<string, GatewayTrouble> = {
  EDNS: 'host_unknown',
  ETIMEDOUT: 'timeout',
  ETLS: 'tls_failed',
  EPROTOCOL: 'answer_not_understood',
};

/** `550 5.1.1`: code and enhanced code only; the rest may quote addresses. */
export function answerCode(response: string | undefined): string | null {
  const [, code, enhanced] = /^(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3})\b)?/.exec(response ?? '') ?? [];
  if (!code) return null;
  return enhanced ? `${code} ${enhanced}` : code;
}

/** `released`: the last bytes had left, so that without an answer nobody knows whether the message was accepted. */
export function smtpOutcome(failure: SmtpFailure, released: boolean): Outcome {
  const answer = answerCode(failure.response);
  const status = failure.responseCode ?? 0;
  const trouble = (kind: GatewayTrouble): Outcome => ({ kind: 'trouble', trouble: kind, answer, seconds: null });
  if (released && failure.code !== 'EMESSAGE') return { kind: 'unknown' };
  if (status === 421) return trouble('throttled');
  const code = failure.code ?? '';
  switch (code) {
    case 'EAUTH':
    case 'EOAUTH2':
    case 'ENOAUTH':
      return trouble(status >= 400 && status < 500 ? 'throttled' : 'auth_failed');
    case 'EENVELOPE':
    case 'EMESSAGE':
      if (failure.command === 'MAIL FROM' && status !== 0)
        return trouble(status < 500 ? 'throttled' : 'sender_refused');
      if (aboutSender.test(failure.response ?? '')) return trouble('sender_refused');
      return status >= 400 && status < 500 ? { kind: 'later', answer, seconds: null } : { kind: 'refused', answer };
    default:
      // Greeted with a no: this time, or for good.
      if (code === 'EPROTOCOL' && status >= 400) return trouble(status < 500 ? 'throttled' : 'sender_refused');
      if (certificateRefused(failure.originalCode ?? '')) return trouble('certificate_refused');
      if (tlsFailed(failure.originalCode ?? '')) return trouble('tls_failed');
      return trouble(connectionTroubles[code] ?? 'no_connection');
  }
}
