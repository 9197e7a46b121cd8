import { newStore } from './store.ts';

/** The screen a file dropped on the window is taken to: the one for lists, unless the one in front takes files itself. */
export const LISTS = '/imports';
export const dropsGoTo = newStore(LISTS);

/** A file dropped on the window, until that screen takes it. */
export const droppedFile = newStore<File | null>(null);

/** The file waiting, once. */
export function takeDropped(): File | null {
  const file = droppedFile.get();
  if (file !== null) droppedFile.set(null);
  return file;
}
