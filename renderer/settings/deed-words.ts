import type { Texts } from '../shared/texts/index.ts';

const plain = (code: string): string => code.replaceAll('_', ' ');

/** `campaign.changed` in words: what, and what happened to it. */
export function deedWords({ subjects, verbs }: Texts['deeds'], action: string): string {
  const [subject = '', verb = ''] = action.split(/\.(.*)/s);
  return `${subjects[subject] ?? plain(subject)}: ${verbs[verb] ?? plain(verb)}`;
}

/** `campaign:17` in words. */
export function objectWords({ subjects }: Texts['deeds'], object: string): string {
  const [kind = '', id] = object.split(/:(.*)/s);
  const word = subjects[kind] ?? plain(kind);
  if (id === undefined) return word;
  return kind === 'setting' ? (subjects[id] ?? word) : `${word} ${id}`;
}
