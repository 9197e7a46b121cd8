import type { FailureCode } from '../../shared/api-client.ts';

export type FailureWord = { what: string; todo: string };
/** What went wrong and what the client can do; codes a client never meets have a general sentence. */
export type FailureWords = Partial<Record<FailureCode, FailureWord>>;
