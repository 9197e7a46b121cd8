import type { ErrorText } from '../error-text.ts';

const unchanged = 'Semmi nem változott.';

/** Ajtók, csapat, mentések. */
export const houseErrors = {
  METHOD_NOT_ALLOWED: {
    what: 'Ez a cím nem így használható.',
    safe: unchanged,
    todo: 'Töltse újra az oldalt. Ha nem segít, szóljon az adminisztrátornak.',
  },
  SETUP_ELSEWHERE: {
    what: 'Az első adminisztrátort magán a kiszolgálón kell felvenni, másik gépről nem lehet.',
    safe: unchanged,
    todo: 'Nyissa meg a Kapocs címét a kiszolgálón, vagy kérje meg, aki üzemelteti.',
  },
  FILE_ELSEWHERE: {
    what: 'Ez a fájl a csapat egy másik kiszolgálóján van.',
    safe: 'A fájl ott megvan.',
    todo: 'Kérje újra a riportot, vagy nyissa meg a Kapcsot azon a kiszolgálón, amely írta.',
  },
  BACKUP_UNUSABLE: {
    what: 'Ez a mentés nem állítható vissza: sérült, más kulccsal készült, vagy újabb program írta.',
    safe: 'A jelenlegi adatok érintetlenek.',
    todo: 'Válasszon másik mentést.',
  },
  RESTORE_BY_HAND: {
    what: 'PostgreSQL-en a mentést az adatbázis rendszergazdája állítja vissza, nem a program.',
    safe: unchanged,
    todo: 'A lépések a leírás „Mentés, visszaállítás” fejezetében vannak.',
  },
  TLS_UNUSABLE: {
    what: 'A TLS-tanúsítvány vagy a kulcsa nem olvasható, vagy nem tartoznak össze.',
    safe: unchanged,
    todo: 'Nézze meg a két fájlt és a jogosultságukat.',
  },
} satisfies Record<string, ErrorText>;
