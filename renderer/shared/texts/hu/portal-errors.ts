/** What goes wrong at the client door; clients read these beside the field, staff when they help. */
export const portalErrors = {
  ACCOUNT_OR_MOBILE_MISMATCH: {
    what: 'Ezzel az ügyfélszámlaszámmal és mobilszámmal nem indítható regisztráció.',
    todo: 'Nézze meg a számot a szerződésén, és azt a mobilszámot írja be, amelyet a szerződéskor megadott.',
  },
  ALREADY_REGISTERED: {
    what: 'Ezt az ügyfélszámlát már regisztrálták.',
    todo: 'Jelentkezzen be. Ha elfelejtette a jelszavát, a bejelentkezésnél kérhet újat.',
  },
  SMS_NOT_DELIVERABLE: {
    what: 'A szerződéskor megadott számra nem küldhető SMS.',
    todo: 'Kérjen segítséget telefonon: a számot ki kell javítani.',
  },
  CODE_LENGTH: { what: 'Csak az utolsó 5 karaktert írja be.', todo: 'A teljes kód végéről pontosan öt karakter kell.' },
  CODE_INCORRECT: {
    what: 'Ez nem a kód utolsó 5 karaktere.',
    todo: 'Nézze meg a legutóbb kapott üzenetet, és próbálja újra.',
  },
  CODE_EXPIRED: { what: 'Ez a kód már lejárt.', todo: 'Kérjen újat.' },
  TOO_MANY_ATTEMPTS: { what: 'Túl sokszor volt hibás a kód.', todo: 'Kérjen újat.' },
  RESEND_TOO_SOON: { what: 'Két kód között egy percet várni kell.', todo: 'Várjon egy kicsit, és kérje újra.' },
  RESEND_LIMIT: {
    what: 'Most nem küldhető több kód: elérte az óránkénti vagy napi korlátot.',
    todo: 'Próbálja meg később.',
  },
  EMAIL_INVALID: { what: 'Ez nem e-mail-cím.', todo: 'Így kell kinéznie: nev@pelda.hu' },
  EMAIL_TAKEN: {
    what: 'Ezzel az e-mail-címmel már van belépés.',
    todo: 'Jelentkezzen be, és ott kapcsolja hozzá ezt az ügyfélszámlát is, vagy adjon meg másik címet.',
  },
  DECLARATION_REQUIRED: { what: 'Minden nyilatkozatot el kell fogadni.', todo: 'Jelölje be a hiányzókat is.' },
  PASSWORDS_DIFFER: { what: 'A két jelszó nem egyezik.', todo: 'Írja be mindkét helyre ugyanazt.' },
  STEP_OUT_OF_ORDER: { what: 'Előbb egy másik lépés következik.', todo: 'Folytassa ott, ahol tart.' },
  LOCKED: {
    what: 'A belépés le van tiltva, mert tízszer hibás volt a jelszó.',
    todo: 'Kérjen e-mailben hivatkozást, és adjon meg új jelszót. Ha még nem fejezte be a regisztrációt, kezdje elölről.',
  },
  SECURITY_CODE_NEEDED: { what: 'A biztonsági kód is kell.', todo: 'Írja be az itt látható kódot.' },
  SECURITY_CODE_WRONG: { what: 'Nem ez volt a biztonsági kód.', todo: 'Írja be az újat.' },
  MUST_CHANGE: {
    what: 'Előbb saját jelszót kell választania.',
    todo: 'Lépjen be a kezdeti jelszóval, és adjon meg újat.',
  },
  PASSWORD_EXPIRED: {
    what: 'Ez a jelszó lejárt.',
    todo: 'Kérjen hivatkozást e-mailben, és állítson be új jelszót.',
  },
  PASSWORD_SAME: { what: 'Ez ugyanaz a jelszó, mint a mostani.', todo: 'Válasszon másikat.' },
  DEREG_NOT_ALLOWED: {
    what: 'A postafiók most nem szüntethető meg: van élő szerződése, amelynek az iratai ide érkeznek.',
    todo: 'Akkor lehet, ha a szerződés megszűnik, vagy postai kapcsolattartásra módosítja.',
  },
  CLIENT_ERASED: { what: 'Ezt az ügyfelet törölték; az adatai nem kerülnek vissza.', todo: 'Nincs teendő.' },
  EVENT_DIFFERS: { what: 'Ezzel az azonosítóval már érkezett más tartalmú adat.', todo: 'Adjon új azonosítót.' },
  CONTRACT_UNKNOWN: { what: 'Nincs ilyen számú szerződés.', todo: 'Előbb a szerződést kell elküldeni.' },
  LAST_DECLARATION: {
    what: 'Legalább egy kötelező nyilatkozatnak maradnia kell.',
    todo: 'Előbb vegyen fel helyette másikat.',
  },
  LEGACY_MAIL_OVER: {
    what: 'Ennél a terméknél a titkosított csatolmányok küldése már megszűnt, és nem indítható újra.',
    todo: 'Az iratok a portálon érkeznek.',
  },
  FILE_NOT_PDF: { what: 'Ez nem PDF.', todo: 'A küldemény iratát PDF-ben adja meg.' },
  FILE_NOT_PHOTO: { what: 'Ez nem fénykép.', todo: 'JPEG, PNG vagy WebP képet válasszon.' },
  TOO_MANY_FILES: {
    what: 'Ehhez már nem csatolható több fájl.',
    todo: 'Legfeljebb tíz képet küldhet, amíg a bejelentés nyitva van.',
  },
  NOT_ACTIVE: { what: 'A regisztrációt még meg kell erősíteni.', todo: 'Írja be az aktiváló kód utolsó 5 karakterét.' },
  LINK_INVALID: { what: 'Ez a hivatkozás már nem használható.', todo: 'Kérjen másikat a bejelentkezésnél.' },
};
