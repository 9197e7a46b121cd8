import { session } from '../shared/session.ts';

/** Texts typed and not saved, by template (0: a new one): they outlive a look at another screen. */
const unsaved = new Map<number, Readonly<Record<string, string>>>();
session.subscribe(() => {
  if (session.get().kind === 'out') unsaved.clear();
});

export const unsavedText = (id: number | null): Readonly<Record<string, string>> | undefined => unsaved.get(id ?? 0);

export const forgetText = (id: number | null): void => void unsaved.delete(id ?? 0);

/** Keeps what differs from what is saved. */
export function keepText(id: number | null, typed: Record<string, string>, saved: Record<string, string>): void {
  if (Object.keys(typed).every((name) => typed[name] === saved[name])) forgetText(id);
  else unsaved.set(id ?? 0, typed);
}
