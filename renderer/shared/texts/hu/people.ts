import type { RightName, Role } from '#contract/rights.ts';

const roles: Record<Role, string> = { admin: 'adminisztrátor', agent: 'call-centeres', broker: 'alkusz' };

const roleHints: Record<Role, string> = {
  admin: 'Mindent lát és mindent beállíthat.',
  agent: 'Minden ügyfelet lát, a hívósoron dolgozik.',
  broker: 'Csak a saját közvetítőjének ügyfeleit látja.',
};

const rights: Record<RightName, string> = {
  'self:use': 'bejelentkezés',
  'accounts:see': 'ügyfelek megtekintése',
  'accounts:correct': 'elérhetőségek javítása',
  'accounts:assist': 'segítség a regisztrációban',
  'views:use': 'mentett nézetek',
  'insurers:see': 'biztosítók és időszakok megtekintése',
  'insurers:change': 'biztosítók és időszakok módosítása',
  'intermediaries:see': 'közvetítők megtekintése',
  'intermediaries:change': 'közvetítők módosítása',
  'users:manage': 'felhasználók kezelése',
  'imports:run': 'listák betöltése',
  'templates:see': 'sablonok megtekintése',
  'templates:change': 'sablonok módosítása',
  'campaigns:see': 'emlékeztetők megtekintése',
  'campaigns:run': 'emlékeztetők indítása',
  'campaigns:approve': 'emlékeztetők jóváhagyása',
  'outbox:see': 'kimenő üzenetek megtekintése',
  'outbox:settle': 'kétes üzenetek rendezése',
  'trial:see': 'próbaátjáró megtekintése',
  'gateways:manage': 'átjárók beállítása',
  'suppressions:manage': 'tiltólista kezelése',
  'calls:work': 'hívósor: ügyfelek hívása, kimenetel rögzítése',
  'calls:supervise': 'hívósor vezetése: sor, átvétel, kiosztás, számok',
  'calls:change': 'kimenetelek, hívószöveg, szabályok módosítása',
  'exports:make': 'riportok készítése',
  'dashboard:see': 'áttekintés',
  'portal:see': 'regisztrációk megtekintése',
  'history:see': 'napló megtekintése',
  'backups:manage': 'mentés és visszaállítás',
  'settings:see': 'beállítások megtekintése',
  'settings:change': 'beállítások módosítása',
};

export const people = {
  roles,
  roleHints,
  rights,
  username: 'Felhasználónév',
  password: 'Jelszó',
  showPassword: 'Jelszó megjelenítése',
  hidePassword: 'Jelszó elrejtése',
  displayName: 'Teljes név',
  displayNameHint: 'Családnév elöl, ahogy a naplóban szerepelni fog.',
  usernameHint: 'Betű, szám, pont, kötőjel, aláhúzás.',
  usernameWrong: 'Csak betű, szám, pont, kötőjel, aláhúzás és @ lehet benne.',
  passwordHint: 'Legalább 15 karakter. Egy rövid mondat könnyen megjegyezhető.',
  passwordAgain: 'Jelszó még egyszer',
  passwordLeft: (n: number) => `Még legalább ${n} karakter kell.`,
  passwordsDiffer: 'A két jelszó nem egyezik.',
};
