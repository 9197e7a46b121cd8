import type { DesktopOutput } from '#contract/desktop.ts';

const keys: Record<DesktopOutput<'about'>['keyProtection'], string> = {
  keychain: 'Az adatbázis kulcsát ennek a gépnek a kulcstára őrzi.',
  file: 'Az adatbázis kulcsa fájlban van ezen a gépen, jelszó nem védi: titkosítsa a gép lemezét.',
  server: 'Az adatok az iroda kiszolgálóján vannak, ezen a gépen nincs belőlük.',
};

/** What belongs to the window on this computer. */
export const desktop = {
  title: 'Ez a gép',
  hint: 'A Kapocs ablaka ezen a gépen: hol vannak az adatok, és mikor indul.',
  version: (version: string) => `Kapocs ${version}`,
  keys,
  autostart: 'Induljon el, amikor bejelentkezem a gépre',
  office: 'Irodai kiszolgáló',
  officeHint: 'Ha az iroda közös kiszolgálóval dolgozik, adja meg a címét. A saját gépen lévő adatok megmaradnak.',
  officeNow: (address: string) => `Most ezzel a kiszolgálóval dolgozik: ${address}`,
  address: 'A kiszolgáló címe',
  addressHint: 'Például: https://kapocs.iroda.hu',
  addressWrong: 'https://-sel kezdődő cím kell. Például: https://kapocs.iroda.hu',
  toOffice: 'Átállás a kiszolgálóra…',
  toOwn: 'Vissza a saját gépre…',
  failed: 'Ez most nem sikerült.',
};
