/** A failure in words: what happened; what is safe and what to do, where the general sentences would not fit. */
export type ErrorText = { what: string; safe?: string; todo?: string };
