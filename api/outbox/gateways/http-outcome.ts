import type { HttpSettings } from '#contract/gateways.ts';
import type { GatewayTrouble } from '#contract/outbox.ts';
import type { Outcome } from './gateway.ts';
import { neverConnected } from '../never-connected.ts';
import { tlsFailed } from '../tls-failure.ts';

/** A request without an answer: surely not accepted only where there was no connection at all. */
export function withoutAnswer(code: string): Outcome {
  const never = neverConnected(code);
  if (never !== null) return { kind: 'trouble', trouble: never, answer: null, seconds: null };
  if (tlsFailed(code)) return { kind: 'trouble', trouble: 'tls_failed', answer: null, seconds: null };
  return { kind: 'unknown' };
}

export type HttpAnswer = { status: number; retryAfter: string | undefined; body: string };

/** Patterns look at this much of an answer. */
const READ = 2000;

/** sending.md §3.1: 4xx definite, 429 later, 408 and 5xx after the request was written: nobody knows. */
export function fromAnswer({ status, retryAfter, body }: HttpAnswer, settings: HttpSettings): Outcome {
  const answer = String(status);
  const start = body.slice(0, READ);
  const seconds = /^\d{1,5}$/.test(retryAfter ?? '') ? Number(retryAfter) : null;
  const trouble = (kind: GatewayTrouble): Outcome => ({ kind: 'trouble', trouble: kind, answer, seconds });
  if (status === 429) return trouble('throttled');
  if (status === 401 || status === 403) return trouble('auth_failed');
  if (status === 408 || status >= 500) return { kind: 'unknown' };
  if (status >= 400 && settings.troublePattern !== '' && new RegExp(settings.troublePattern, 'u').test(start))
    return trouble('auth_failed');
  if (status >= 400) return { kind: 'refused', answer };
  if (status >= 300) return trouble('answer_not_understood');
  const fits = (pattern: string): boolean => pattern !== '' && new RegExp(pattern, 'u').test(start);
  if (fits(settings.troublePattern)) return trouble('auth_failed');
  if (fits(settings.throttledPattern)) return trouble('throttled');
  if (settings.successPattern !== '' && !fits(settings.successPattern)) return { kind: 'refused', answer };
  const reference =
    settings.referencePattern === '' ? null : (new RegExp(settings.referencePattern, 'u').exec(start)?.[1] ?? null);
  return { kind: 'sent', providerRef: reference?.slice(0, 200) ?? null, answer };
}
