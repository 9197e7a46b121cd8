import { useState } from 'react';
import { brokerLetters as promises, type LetterRow, type LetterText } from '#contract/broker-letters.ts';
import type { Output } from '#contract/endpoint.ts';
import type { TemplateLanguage } from '#contract/templates.ts';
import { useWrite } from '../shared/query.ts';

export type Letters = Output<typeof promises.see>;

const noText: LetterText = { subject: '', body: '' };

/** What is being prepared: whom, in which language, the text, in whose name. A round is sent once, however often asked. */
export function useLetters({ cohort, texts, rows }: Letters, first: TemplateLanguage) {
  const [language, setLanguage] = useState(first);
  const [typed, setTyped] = useState<Partial<Record<TemplateLanguage, LetterText>>>({});
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [shown, setShown] = useState<number | null>(null);
  const [senderId, setSenderId] = useState<number | null>(null);
  const [round, setRound] = useState(() => crypto.randomUUID());
  const ask = useWrite(promises.send, ['settings', 'outbox']);
  const willing = rows.filter(({ hurdle }) => hurdle === null);
  const chosen = willing.filter(({ id }) => !left.has(id));
  const text = typed[language] ?? texts[language] ?? noText;
  const looked: LetterRow | undefined = rows.find(({ id }) => id === shown) ?? chosen[0] ?? rows[0];
  return {
    language,
    setLanguage,
    text,
    setText: (change: Partial<LetterText>) => setTyped({ ...typed, [language]: { ...text, ...change } }),
    willing,
    chosen,
    isChosen: ({ id, hurdle }: LetterRow) => hurdle === null && !left.has(id),
    choose: (id: number, wanted: boolean) => {
      const next = new Set(left);
      if (wanted) next.delete(id);
      else next.add(id);
      setLeft(next);
    },
    chooseAll: (wanted: boolean) => setLeft(wanted ? new Set() : new Set(willing.map(({ id }) => id))),
    looked,
    look: setShown,
    senderId,
    setSenderId,
    sending: ask.isPending,
    failure: ask.error,
    send: async (): Promise<number> => {
      if (cohort === null) return 0;
      const intermediaryIds = chosen.map(({ id }) => id);
      const { asked } = await ask.mutateAsync({
        cohort: cohort.id,
        round,
        intermediaryIds,
        language,
        senderId,
        ...text,
      });
      setRound(crypto.randomUUID());
      return asked;
    },
  };
}
export type Preparing = ReturnType<typeof useLetters>;
