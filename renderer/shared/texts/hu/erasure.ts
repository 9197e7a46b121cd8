import type { Erased, ErasureReason, Remaining } from '#contract/erasure.ts';

const reasons: Record<ErasureReason, string> = {
  asked: 'Az ügyfél kérte a törlését',
  no_purpose: 'Az adatra nincs többé szükség',
  unlawful: 'Az adat jogalap nélkül került ide',
  duty: 'Jogszabály vagy hatóság írja elő',
};

const goes: Record<Erased, string> = {
  accounts: 'ügyfélszámla: név, szám, elérhetőségek, címek, szerződésadatok',
  corrections: 'javított elérhetőség korábbi értéke',
  listLines: 'listasor',
  listFiles: 'betöltött listafájl (a többi sora megmarad)',
  waitingMessages: 'még el nem küldött üzenet (nem megy el)',
  messageTexts: 'üzenet címzettje és szövege',
  callTasks: 'nyitott hívás a hívósorban',
  callNotes: 'hívás vagy teendő jegyzete',
  registrations: 'regisztráció adatai',
  logins: 'belépés az Ügyfélportálra',
  contracts: 'biztosítási szerződés',
  mailboxes: 'Küldeményeim-postafiók',
  items: 'küldemény tartalma',
  requests: 'kérés a csatolt fájlokkal',
  restrictions: 'korlátozás oka és megjegyzése',
  blockedAddresses: 'cím a tiltólistán vagy a hozzájárulások közt (a lenyomata marad)',
};

const stays: Record<Remaining, string> = {
  messages: 'üzenet útja és ideje, címzett és szöveg nélkül',
  calls: 'hívás ideje, hossza és kimenetele, jegyzet nélkül',
  declarations: 'elfogadott nyilatkozat változata és ideje',
  history: 'naplóbejegyzés; személyes adat nincs benne',
  suppressions: 'tiltás, csak lenyomattal: ide többé nem megy üzenet',
  exports: 'elkészült riport: 30 napon belül magától törlődik, előbb is eldobható',
  backups: 'mentés az egész adatbázisról: a régiek a megőrzés szerint törlődnek',
};

export const erasure = {
  access: { pdf: 'Adatok másolata (PDF)', json: 'Adatok másolata (JSON)' },
  open: 'Ügyfél törlése…',
  title: 'Ügyfél végleges törlése',
  text: (accounts: string) =>
    `Az ügyfél minden adata törlődik (${accounts}). Nem vonható vissza, és egyetlen lista sem hozza vissza: a sora „törölt ügyfél” lesz.`,
  accounts: (n: number) => (n === 1 ? 'egy ügyfélszámla' : `${n} ügyfélszámla`),
  goesTitle: 'Ami törlődik',
  staysTitle: 'Ami név nélkül megmarad',
  goes,
  stays,
  law: 'Ha a megőrzést jogszabály írja elő, előbb annak a határidejét kell kivárni.',
  reason: 'Ok',
  reasons,
  typeNumber: (number: string) => `Megerősítéshez írja be az ügyfélszámla számát: ${number}`,
  wrongNumber: 'Ez nem ennek az ügyfélszámlának a száma.',
  action: 'Törlés véglegesen',
  done: 'Az ügyfél adatai törölve.',
  erasedOn: (day: string) =>
    `Az ügyfelet ${day} napon töröltük. Itt már semmi sem mondja meg, ki volt; ami látszik, csak a számlálást szolgálja.`,
};
