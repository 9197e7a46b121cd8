import type { FailureCode } from '../../api-client.ts';
import type { ErrorText } from '../error-text.ts';
import { fileErrors } from './file-errors.ts';
import { houseErrors } from './house-errors.ts';
import { messageErrors } from './message-errors.ts';
import { portalErrors } from './portal-errors.ts';

const unchanged = 'Semmi nem változott.';

export const errors: Record<FailureCode, ErrorText> = {
  ...fileErrors,
  ...houseErrors,
  ...messageErrors,
  ...portalErrors,
  UNREACHABLE: {
    what: 'A Kapocs háttérprogramja nem válaszol.',
    safe: 'Ami eddig mentve volt, megvan. Amit most küldött, nem biztos, hogy megérkezett.',
    todo: 'Várjon egy kicsit: a kapcsolat magától helyreáll. Utána nézze meg, mi van a képernyőn, és ha kell, ismételje meg.',
  },
  ANSWER_UNREADABLE: {
    what: 'A válasz nem olyan, amilyet ez a képernyő vár.',
    todo: 'Töltse újra az oldalt. Ha a program épp most frissült, ez elég.',
  },
  INPUT_INVALID: { what: 'Valamelyik megadott érték nem jó.', safe: unchanged, todo: 'Javítsa a jelzett mezőket.' },
  REQUEST_MALFORMED: { what: 'A kérés hibás formában érkezett.', safe: unchanged, todo: 'Töltse újra az oldalt.' },
  JSON_INVALID: { what: 'A kérés hibás formában érkezett.', safe: unchanged, todo: 'Töltse újra az oldalt.' },
  SIGN_IN_NEEDED: { what: 'Be kell jelentkezni.', safe: unchanged, todo: 'Jelentkezzen be.' },
  CREDENTIALS_WRONG: {
    what: 'A felhasználónév vagy a jelszó nem jó.',
    safe: unchanged,
    todo: 'Próbálja újra. Elfelejtett jelszó helyett az adminisztrátor ad újat.',
  },
  SESSION_EXPIRED: { what: 'A munkamenet lejárt.', safe: unchanged, todo: 'Jelentkezzen be újra, és folytathatja.' },
  NOT_ALLOWED: { what: 'Ehhez a szerepköréhez nincs joga.', safe: unchanged, todo: 'Kérje az adminisztrátortól.' },
  ORIGIN_REFUSED: {
    what: 'A kérés nem a Kapocs saját oldaláról jött.',
    safe: unchanged,
    todo: 'Nyissa meg a programot újra.',
  },
  LAUNCH_REFUSED: {
    what: 'Ezen a címen csak a Kapocs saját ablaka dolgozhat.',
    safe: unchanged,
    todo: 'Használja a Kapocs ablakát.',
  },
  NOT_FOUND: {
    what: 'Ez nem található, vagy nem az Önéhez tartozik.',
    safe: unchanged,
    todo: 'Térjen vissza a listához.',
  },
  HOST_REFUSED: { what: 'A program ezen a címen nem szolgál ki.', safe: unchanged, todo: 'Nyissa meg a kiírt címen.' },
  MEDIA_TYPE: { what: 'Itt más formájú adatot vár a program.', safe: unchanged, todo: 'Válasszon megfelelő fájlt.' },
  BODY_TOO_LARGE: {
    what: 'Ez nagyobb annál, mint amit a program itt elfogad.',
    safe: unchanged,
    todo: 'Küldje kisebb részekben.',
  },
  TOO_MANY_REQUESTS: {
    what: 'Túl sok kérés érkezett rövid idő alatt.',
    safe: unchanged,
    todo: 'Várjon egy percet, és próbálja újra.',
  },
  CONFLICT: {
    what: 'Közben valaki más módosította.',
    safe: 'Az ő módosítása megmaradt, az Öné nem került be.',
    todo: 'Nézze meg az új állapotot, és ha kell, ismételje meg.',
  },
  STATE_WRONG: { what: 'Ez a mostani állapotában nem végezhető el.', safe: unchanged, todo: 'Frissítse a képernyőt.' },
  SETUP_NEEDED: {
    what: 'A program még nincs beállítva.',
    safe: unchanged,
    todo: 'Hozza létre az első adminisztrátort.',
  },
  SETUP_DONE: { what: 'Az első adminisztrátor már létezik.', safe: unchanged, todo: 'Jelentkezzen be.' },
  COHORT_NEEDED: {
    what: 'Még nincs megújítási időszak, amelyhez a lista tartozna.',
    safe: unchanged,
    todo: 'Vegyen fel egyet határidővel a Beállításokban.',
  },
  INSURER_NEEDED: {
    what: 'Nem derül ki, melyik biztosítóhoz tartozik.',
    safe: unchanged,
    todo: 'Válassza ki a biztosítót.',
  },
  USERNAME_TAKEN: { what: 'Ez a felhasználónév már foglalt.', safe: unchanged, todo: 'Válasszon másikat.' },
  PASSWORD_POLICY: {
    what: 'Ez a jelszó nem felel meg.',
    safe: unchanged,
    todo: 'Legalább 15 karakter legyen, és ne legyen könnyen kitalálható. Egy rövid mondat jó jelszó.',
  },
  CURSOR_INVALID: { what: 'A lista közben megváltozott.', safe: unchanged, todo: 'Töltse be újra a listát.' },
  IMPORT_BUSY: {
    what: 'Ennek a biztosítónak egy másik listája épp alkalmazás vagy visszavonás alatt van.',
    safe: unchanged,
    todo: 'Várja meg, amíg az befejeződik.',
  },
  DISK_FULL: {
    what: 'Megtelt a lemez.',
    safe: unchanged,
    todo: 'Szabadítson fel helyet a lemezen, majd próbálja újra.',
  },
  DATABASE_BUSY: { what: 'Az adatbázis most foglalt.', safe: unchanged, todo: 'Próbálja újra pár másodperc múlva.' },
  INTERNAL: {
    what: 'Váratlan hiba történt a programban.',
    safe: 'Ami félbeszakadt, azt a program visszavonta.',
    todo: 'Próbálja újra. Ha ismét ez történik, küldje el a részleteket annak, aki a programot gondozza.',
  },
  BACKUP_FAILED: {
    what: 'A biztonsági mentés nem sikerült, ezért a program nem ment tovább.',
    safe: unchanged,
    todo: 'Nézze meg, van-e elég hely a lemezen, és próbálja újra.',
  },
  NOT_TO_BE_CALLED: {
    what: 'Ezt az ügyfelet most nem szabad hívni: hívási időn kívül vagyunk, pihen, nem kéri, vagy már nem kell.',
    safe: unchanged,
    todo: 'Kérje a következő ügyfelet; a sor megmondja, mikor hívható újra.',
  },
  LEASE_LOST: {
    what: 'Ez az ügyfél már nincs Önnél.',
    safe: 'A rögzített kimenetelek megvannak.',
    todo: 'Kérje a következő ügyfelet.',
  },
  CALLBACK_OUTSIDE_HOURS: {
    what: 'Akkor nem lehet hívni.',
    safe: 'A hívás kimenetelét még nem rögzítettük.',
    todo: 'Válasszon időpontot a hívási időn belül.',
  },
  KEY_WRONG: {
    what: 'A kulcs nem nyitja ezt az adatbázist.',
    safe: unchanged,
    todo: 'Adja meg a hozzá tartozó kulcsot.',
  },
  KEY_MISSING: {
    what: 'Hiányzik az adatbázis kulcsa.',
    safe: unchanged,
    todo: 'Adja meg a kulcsot vagy a helyreállító kulcsot.',
  },
  KEY_UNREACHABLE: {
    what: 'A kulcsfájl nem olvasható és nem is írható.',
    safe: unchanged,
    todo: 'Ellenőrizze a kulcsfájl mappáját és a jogosultságait, majd indítsa újra.',
  },
  DATABASE_NEWER: { what: 'Az adatbázist újabb Kapocs készítette.', safe: unchanged, todo: 'Frissítse a programot.' },
  DATABASE_UNREACHABLE: {
    what: 'Az adatbázis-kiszolgáló nem érhető el.',
    safe: unchanged,
    todo: 'Ellenőrizze a hálózatot.',
  },
  FOLDER_UNWRITABLE: {
    what: 'Az adatmappa nem írható.',
    safe: unchanged,
    todo: 'Adjon rá írási jogot, vagy válasszon másikat.',
  },
  FOLDER_IN_USE: {
    what: 'Ezt az adatmappát egy másik Kapocs használja.',
    safe: unchanged,
    todo: 'Zárja be a másikat.',
  },
  FOLDER_NOT_EMPTY: { what: 'A bemutatóhoz üres adatmappa kell.', safe: unchanged, todo: 'Válasszon üres mappát.' },
  PORT_REFUSED: { what: 'A port nem nyitható meg.', safe: unchanged, todo: 'Válasszon másik portot.' },
};
