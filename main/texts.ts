export type Language = 'hu' | 'en';

const hu = {
  starting: 'A Kapocs indul…',
  startingDetail: 'Nagy adatbázisnál ez egy-két percig tarthat.',
  cannotStart: 'A Kapocs nem tud elindulni',
  stopped: 'A Kapocs többször leállt',
  stoppedDetail:
    'A háttérprogram egy percen belül háromszor is leállt. Az adatok a helyükön vannak. Próbálja újra; ha nem sikerül, a naplót és a biztonsági mentéseket itt találja.',
  pageGone: 'A képernyő leállt',
  pageGoneDetail: 'A program tovább fut, az adatok a helyükön vannak.',
  unreachable: 'Az irodai kiszolgáló nem érhető el',
  unreachableDetail: 'Ellenőrizze a hálózatot, vagy kérdezze meg a rendszergazdát.',
  openLogs: 'Naplómappa megnyitása',
  openBackups: 'Biztonsági mentések mappája',
  again: 'Újra',
  ownMachine: 'Váltás erre a gépre',
  quit: 'Kilépés',
  open: 'Kapocs megnyitása',
  edit: 'Szerkesztés',
  undo: 'Visszavonás',
  redo: 'Ismét',
  cut: 'Kivágás',
  copy: 'Másolás',
  paste: 'Beillesztés',
  selectAll: 'Az összes kijelölése',
  view: 'Nézet',
  zoomIn: 'Nagyítás',
  zoomOut: 'Kicsinyítés',
  zoomReset: 'Eredeti méret',
  fullScreen: 'Teljes képernyő',
  reload: 'Frissítés',
  help: 'Súgó',
  serverQuestion: 'Átáll erre az irodai kiszolgálóra?',
  ownMachineQuestion: 'Visszaáll a saját gépén tárolt adatokra?',
  restarts: 'A Kapocs újraindul.',
  yes: 'Igen',
  no: 'Mégse',
  refusals: {
    KEY_WRONG: 'A kulcs nem nyitja ezt az adatbázist. Semmi sem változott.',
    KEYCHAIN_CLOSED:
      'A rendszer kulcstára nem adja ki az adatbázis kulcsát. Jelentkezzen be a gépre azzal a felhasználóval, aki a Kapcsot beállította. Semmi sem változott.',
    KEY_MISSING: 'Hiányzik az adatbázis kulcsa. Semmi sem változott.',
    KEY_UNREACHABLE: 'A kulcsfájl nem olvasható és nem is írható. Semmi sem változott.',
    DATABASE_BUSY: 'Az adatbázis most foglalt. Várjon egy kicsit, és próbálja újra.',
    BACKUP_FAILED:
      'A frissítés előtti biztonsági mentés nem sikerült, ezért a program nem nyúlt az adatokhoz. Nézze meg, van-e elég hely a lemezen.',
    DISK_FULL: 'Megtelt a lemez. Szabadítson fel helyet, és próbálja újra.',
    TLS_UNUSABLE: 'A TLS-tanúsítvány vagy a kulcsa nem olvasható, vagy nem tartoznak össze.',
    DATABASE_NEWER: 'Az adatbázist egy újabb Kapocs készítette. Telepítse az újabb változatot. Semmi sem változott.',
    DATABASE_UNREACHABLE: 'Az adatbázis-kiszolgáló nem érhető el.',
    FOLDER_UNWRITABLE: 'Az adatmappába nem lehet írni.',
    FOLDER_IN_USE: 'Ezt az adatmappát már egy másik Kapocs használja.',
    FOLDER_NOT_EMPTY: 'A bemutatóhoz üres adatmappa kell.',
    PORT_REFUSED: 'A megadott port nem nyitható meg.',
  } as Record<string, string>,
  unknownRefusal: 'Váratlan hiba történt; az oka a naplóban van.',
};

export type Texts = typeof hu;

const en: Texts = {
  starting: 'Kapocs is starting…',
  startingDetail: 'With a large database this may take a minute or two.',
  cannotStart: 'Kapocs cannot start',
  stopped: 'Kapocs stopped several times',
  stoppedDetail:
    'The background program stopped three times within a minute. Your data is in its place. Try again; if that fails, here are the log and the backups.',
  pageGone: 'The screen stopped',
  pageGoneDetail: 'The program is still running and your data is in its place.',
  unreachable: 'The office server cannot be reached',
  unreachableDetail: 'Check the network, or ask your administrator.',
  openLogs: 'Open the log folder',
  openBackups: 'Open the folder of backups',
  again: 'Try again',
  ownMachine: 'Work on this computer',
  quit: 'Quit',
  open: 'Open Kapocs',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  view: 'View',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Actual size',
  fullScreen: 'Full screen',
  reload: 'Reload',
  help: 'Help',
  serverQuestion: 'Work with this office server?',
  ownMachineQuestion: 'Go back to the data on your own computer?',
  restarts: 'Kapocs starts again.',
  yes: 'Yes',
  no: 'Cancel',
  refusals: {
    KEY_WRONG: 'The key does not open this database. Nothing was changed.',
    KEYCHAIN_CLOSED:
      'The system keychain does not give out the database key. Sign in to the computer as the user who set Kapocs up. Nothing was changed.',
    KEY_MISSING: 'The key of this database is missing. Nothing was changed.',
    KEY_UNREACHABLE: 'The key file can be neither read nor written. Nothing was changed.',
    DATABASE_BUSY: 'The database is busy. Wait a little and try again.',
    BACKUP_FAILED:
      'The backup before the update could not be made, so the data was left alone. See whether the disk has room.',
    DISK_FULL: 'The disk is full. Make room and try again.',
    TLS_UNUSABLE: 'The TLS certificate or its key cannot be read, or they do not belong together.',
    DATABASE_NEWER: 'The database was made by a newer Kapocs. Install the newer version. Nothing was changed.',
    DATABASE_UNREACHABLE: 'The database server cannot be reached.',
    FOLDER_UNWRITABLE: 'The data folder cannot be written.',
    FOLDER_IN_USE: 'Another Kapocs is using this data folder.',
    FOLDER_NOT_EMPTY: 'A demo needs an empty data folder.',
    PORT_REFUSED: 'The port cannot be opened.',
  },
  unknownRefusal: 'Something unexpected happened; the cause is in the log.',
};

const all: Record<Language, Texts> = { hu, en };

export const textsIn = (language: Language): Texts => all[language];

/** Hungarian where the system speaks it, English elsewhere. */
export const languageOf = (locale: string): Language => (locale.toLowerCase().startsWith('hu') ? 'hu' : 'en');
