import type { Context } from './context.ts';

/**
 * Work that runs by itself. `run` does one bounded piece and says whether there is more to do at once;
 * it must be safe to kill anywhere and to run again. A long piece ends soon after `closing` is aborted.
 */
export type Job = {
  name: string;
  everySeconds: number;
  run: (ctx: Context, closing: AbortSignal) => Promise<'more' | 'idle'>;
  /** Lets go of what it kept open, after its last run. */
  close?: () => Promise<void>;
};
