import { story } from '#contract/story-words/hu.ts';

export const restriction = {
  open: 'Adatkezelés korlátozása…',
  title: 'Az adatkezelés korlátozása',
  text: 'Az ügyfél adatait innentől csak őrizzük, minden számláján: emlékeztető nem megy, senki nem hívja, a lista nem írja át, törölni sem lehet. Amit az ügyfél maga kér a portálon, azt megkapja.',
  action: 'Korlátozás',
  done: 'Az adatkezelés korlátozva.',
  liftOpen: 'Feloldás…',
  liftTitle: 'A korlátozás feloldása',
  liftText:
    'Feloldás előtt az ügyfelet értesíteni kell (GDPR 18. cikk (3)). Utána újra kaphat emlékeztetőt, és a hívósorba is visszakerülhet.',
  liftAction: 'Feloldás',
  liftDone: 'A korlátozás feloldva.',
  reason: 'Ok',
  reasons: story.restrictionReasons,
  liftReasons: story.liftReasons,
  remark: 'Megjegyzés',
  remarkHint: 'Egészségi adatot ne írjon ide.',
  mark: 'Korlátozott adatkezelés',
  now: (since: string, reason: string) => `Korlátozott adatkezelés ${since} óta: ${reason}.`,
  by: (name: string) => `Elrendelte: ${name}.`,
};
