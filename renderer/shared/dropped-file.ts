import { newStore } from './store.ts';

/** A file dropped on the window, until the screen for lists takes it. */
export const droppedFile = newStore<File | null>(null);

/** The file waiting, once. */
export function takeDropped(): File | null {
  const file = droppedFile.get();
  if (file !== null) droppedFile.set(null);
  return file;
}
