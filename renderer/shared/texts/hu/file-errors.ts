const kept = 'Az ügyfelek adatai nem változtak.';

/** Why a list could not be taken in. */
export const fileErrors = {
  FILE_EMPTY: { what: 'A fájl üres.', safe: kept, todo: 'Kérje el újra a listát.' },
  FILE_NOT_SPREADSHEET: {
    what: 'Ez nem táblázat és nem szöveges lista.',
    safe: kept,
    todo: 'Válasszon .xlsx vagy .csv fájlt.',
  },
  FILE_PASSWORD_PROTECTED: {
    what: 'A fájlt jelszó védi.',
    safe: kept,
    todo: 'Mentse el jelszó nélkül, és töltse be úgy.',
  },
  FILE_CUT_OFF: { what: 'A fájl vége hiányzik.', safe: kept, todo: 'Töltse le vagy kérje el újra.' },
  FILE_DAMAGED: {
    what: 'A fájl belül sérült.',
    safe: kept,
    todo: 'Nyissa meg Excelben, és mentse el újra .xlsx-ként.',
  },
  FILE_TOO_LARGE: { what: 'A fájl nagyobb a megengedettnél.', safe: kept, todo: 'Bontsa kisebb listákra.' },
  FILE_TOO_SLOW: {
    what: 'A fájl megnyitása túl sokáig tartana.',
    safe: kept,
    todo: 'Mentse el újra .xlsx-ként, a felesleges lapok nélkül.',
  },
  FILE_GONE: { what: 'Ennek a listának a fájlja már nincs meg.', safe: kept, todo: 'Töltse be újra a listát.' },
  FILE_TOO_MUCH_MEMORY: {
    what: 'A fájl olvasásához túl sok memória kellene.',
    safe: kept,
    todo: 'Mentse el .xlsx-ként.',
  },
  FILE_BOMB: {
    what: 'A fájl kibontva sokszorosa lenne annak, aminek látszik.',
    safe: kept,
    todo: 'Ellenőrizze, honnan származik.',
  },
  FILE_UNSAFE_NAMES: {
    what: 'A fájlban nem megengedett nevű részek vannak.',
    safe: kept,
    todo: 'Ellenőrizze, honnan származik.',
  },
  FILE_NESTED_ARCHIVE: {
    what: 'A fájlban egy másik fájl van becsomagolva.',
    safe: kept,
    todo: 'Mentse el a listát önmagában.',
  },
  FILE_MACRO: { what: 'A fájl makrót tartalmaz.', safe: kept, todo: 'Mentse el .xlsx-ként, makró nélkül.' },
  FILE_EXTERNAL_LINKS: {
    what: 'A fájl más fájlokra hivatkozik.',
    safe: kept,
    todo: 'Szüntesse meg a hivatkozásokat Excelben, és mentse el újra.',
  },
  FILE_ENTITIES: {
    what: 'A fájl olyan leírást tartalmaz, amely listába nem való.',
    safe: kept,
    todo: 'Mentse el újra Excelből.',
  },
  FILE_TOO_MANY_ROWS: {
    what: 'A listának több sora van, mint amennyi egy munkalapra fér.',
    safe: kept,
    todo: 'Bontsa részekre.',
  },
  FILE_TOO_MANY_COLUMNS: {
    what: 'A listának több oszlopa van a megengedettnél.',
    safe: kept,
    todo: 'Törölje a fölöslegeseket.',
  },
  FILE_CELL_TOO_LONG: { what: 'Az egyik cella túl hosszú.', safe: kept, todo: 'Rövidítse meg, és mentse el újra.' },
  FILE_NO_ROWS: {
    what: 'A fájlban egyetlen kitöltött sor sincs.',
    safe: kept,
    todo: 'Nézze meg, a jó munkalap van-e benne.',
  },
  FILE_UNREADABLE: {
    what: 'A fájlt nem lehet megnyitni: más program fogja, vagy nincs hozzá jog.',
    safe: kept,
    todo: 'Zárja be a másik programban, vagy adjon rá olvasási jogot; a program magától újra megpróbálja.',
  },
};
