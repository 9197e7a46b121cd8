import type { GatewayTrouble } from '#contract/outbox.ts';

const mailboxTroubles: Record<GatewayTrouble, string> = {
  no_connection: 'a postafiók kiszolgálója nem érhető el',
  host_unknown: 'nincs ilyen nevű kiszolgáló',
  timeout: 'a kiszolgáló nem felelt időben',
  tls_failed: 'nem jött létre biztonságos kapcsolat',
  certificate_refused: 'a kiszolgáló tanúsítványa nem fogadható el',
  auth_failed: 'a postafiók nem fogadta el a belépést',
  sender_refused: 'a postafiók nem fogadta el a belépést',
  throttled: 'a kiszolgáló lassításra kért',
  answer_not_understood: 'nincs ilyen mappa, vagy a kiszolgáló válasza érthetetlen',
};

/** In whose name e-mail goes, how its server is entered, and where returned letters are read. */
export const senders = {
  title: 'Feladók',
  hint: 'Akiknek a nevében még mehet e-mail. A kampány választ közülük; enélkül az átjáró feladója ír. Az aláírás (DKIM) a tartományé: ha az átjáró feladójának leveleit is alá akarja írni, vegye fel a címét ide.',
  none: 'Még nincs külön feladó.',
  add: 'Új feladó',
  sender: 'Feladó',
  replyTo: 'Válaszcím',
  signature: 'Aláírás (DKIM)',
  signed: 'aláírva',
  unsigned: 'nincs aláírás',
  editOf: (address: string) => `${address} módosítása`,
  removeOf: (address: string) => `${address} törlése`,
  removeText: 'Ami a nevében még sorban áll, az átjáró feladójának nevében megy ki.',
  openSignature: (state: string, address: string) => `${state}: ${address} aláírása`,
  signatureOf: (domain: string) => `${domain} aláírása (DKIM)`,
  unsignedHint:
    'Az aláírás igazolja, hogy a levél valóban erről a tartományról jön. Az új kulcs titkos fele a programban marad; a nyilvánosat a tartomány névkiszolgálójában kell közzétenni.',
  sign: 'Kulcs készítése',
  newKey: 'Új kulcs',
  newKeyWarning: 'A mostani kulcs elvész, és új bejegyzést kell közzétenni. Nyomja meg még egyszer, ha biztos benne.',
  unsign: 'Aláírás nélkül',
  unsignWarning:
    'A kulcs elvész, a levelek aláírás nélkül mennek, és könnyebben jutnak a levélszemétbe. Nyomja meg még egyszer, ha biztos benne.',
  publish:
    'Tegye közzé ezt a TXT-bejegyzést a tartomány névkiszolgálójában. Amíg nincs ott, a levelek aláírása nem ellenőrizhető.',
  recordHost: 'A bejegyzés neve',
  recordText: 'A bejegyzés szövege',
  copy: (label: string) => `${label}: másolás`,
  copied: (label: string) => `${label} a vágólapon van.`,

  presets: 'Kitöltés ehhez:',
  presetNames: { microsoft: 'Microsoft 365', google: 'Google' },
  logIn: 'Belépés módja',
  logIns: { password: 'jelszóval', oauth: 'OAuth2-vel (Microsoft 365, Google)' },
  oauthUserHint: 'A postafiók címe.',
  tokenUrl: 'Tokenkiszolgáló címe',
  clientId: 'Alkalmazás azonosítója (client ID)',
  scope: 'Jogosultság (scope)',
  clientSecret: 'Alkalmazás titka (client secret)',
  refreshToken: 'Frissítő token',
  refreshTokenHint: 'A belépési tokent ezzel kéri és újítja meg magától.',

  mailbox: 'Visszapattanó levelek postafiókja',
  mailboxHint:
    'Ide jönnek vissza a kézbesíthetetlen levelek. A program néhány percenként elolvassa, és a rossz címeket a tiltólistára teszi.',
  notSet: 'nincs beállítva',
  notRead: 'még nem olvasta',
  readAt: (when: string) => `utoljára olvasva: ${when}`,
  imapHost: 'IMAP-kiszolgáló',
  imapSecurities: { tls: 'TLS (993)', none: 'titkosítás nélkül' },
  folder: 'Mappa',
  sentFolder: 'Elküldött levelek mappája',
  sentFolderHint: 'Ami itt megvan, az kiment: a bizonytalan üzenetek ebből rendeződnek. Üresen: nincs keresés.',
  readNow: 'Kiolvasás most',
  reading: 'Olvasás…',
  wasRead: (letters: string, taken: string) =>
    `A postafiók olvasható. Új levél: ${letters}, ebből jelentett valamit: ${taken}.`,
  foundSent: (n: string) => `Az elküldöttek között megtalált bizonytalan üzenet: ${n}.`,
  mailboxTroubles,
  notReadBecause: (reason: string) =>
    `Nem olvasható: ${reason}. Javítsa a beállítást, mentse, és olvassa ki újra. Addig is minden levél a postafiókban marad.`,
  forgetTitle: 'Ne olvassa tovább a postafiókot?',
  forgetText:
    'A beállítás és a jelszó törlődik. A visszapattanó levelekről a program ezután nem tud, a rossz címekre továbbra is ír.',
  forget: 'Ne olvassa tovább',
  forgotten: 'A postafiók beállítása törölve.',

  chosen: 'Feladó',
  ofGateway: 'az átjáró feladója',
  inTheNameOf: (name: string) => `feladó: ${name}`,
};
