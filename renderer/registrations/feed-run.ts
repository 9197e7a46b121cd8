import { insurer } from '#contract/insurer.ts';
import type { Output } from '#contract/endpoint.ts';
import { call } from '../shared/api-client.ts';
import { newStore } from '../shared/store.ts';
import { type Preview, previewOf } from './feed-preview.ts';

export type Loaded = Output<typeof insurer.bulk>;
/** Goes on when one leaves the screen, and is still there when one comes back. */
export type Run =
  | { phase: 'none'; failure: unknown }
  | { phase: 'reading'; file: File; done: number }
  | { phase: 'read'; file: File; preview: Preview }
  | { phase: 'sending'; file: File; sent: number }
  | { phase: 'loaded'; file: File; preview: Preview; loaded: Loaded };

export const feedRun = newStore<Run>({ phase: 'none', failure: null });

export const forget = (): void => feedRun.set({ phase: 'none', failure: null });

/** Counts what is in the file; nothing leaves this computer yet. */
export async function look(file: File): Promise<void> {
  let done = 0;
  feedRun.set({ phase: 'reading', file, done });
  try {
    const preview = await previewOf(file, (bytes) => {
      done += bytes;
      feedRun.set({ phase: 'reading', file, done });
    });
    feedRun.set({ phase: 'read', file, preview });
  } catch (failure) {
    feedRun.set({ phase: 'none', failure });
  }
}

export async function load(file: File, preview: Preview): Promise<void> {
  feedRun.set({ phase: 'sending', file, sent: 0 });
  try {
    const loaded = await call(
      insurer.bulk,
      {},
      { file, onUpload: (share) => feedRun.set({ phase: 'sending', file, sent: Math.round(share * file.size) }) },
    );
    feedRun.set({ phase: 'loaded', file, preview, loaded });
  } catch (failure) {
    feedRun.set({ phase: 'none', failure });
  }
}
