import type { Insurer, Intermediary } from '#contract/settings.ts';

const intermediaryKinds: Record<Intermediary['kind'], string> = { agent: 'ügynök', broker: 'alkusz' };

const insurerFields: Record<Exclude<keyof Insurer, 'id' | 'colours' | 'logoAt'>, string> = {
  name: 'Biztosító neve',
  portalName: 'Ügyfélportál neve',
  mailboxName: 'Küldeménytár neve',
  portalUrl: 'Ügyfélportál címe',
  accountNumberPattern: 'Számlaszám mintája',
  helpPhone: 'Telefonos segítség az ügyfeleknek',
};

export const settings = {
  account: 'Fiókom',
  accountHint: 'A neve, a szerepe és a jelszava.',
  role: 'Szerepkör',
  changePassword: 'Jelszó módosítása',
  currentPassword: 'Jelenlegi jelszó',
  newPassword: 'Új jelszó',
  passwordChanged: 'A jelszó megváltozott. A többi gépen újra be kell jelentkezni.',

  users: 'Felhasználók',
  usersHint: 'Aki a programba beléphet. Aki nem dolgozik már itt, azt kapcsolja ki: a naplóban megmarad.',
  addUser: 'Új felhasználó',
  editUser: (name: string) => `${name} módosítása`,
  state: 'Állapot',
  active: 'beléphet',
  inactive: 'kikapcsolva',
  mayEnter: 'Beléphet a programba',
  newPasswordHint: 'Ha üresen marad, a jelszó nem változik.',
  sessionsEnd: 'Új jelszó, szerepkör vagy kikapcsolás azonnal kilépteti.',
  userAdded: (name: string) => `${name} felvéve.`,
  lastAdmin: 'Legalább egy bekapcsolt adminisztrátornak maradnia kell.',

  intermediaries: 'Közvetítők',
  intermediariesHint: 'Ügynökök és alkuszcégek, akiken keresztül az ügyfélszámlák jöttek.',
  noIntermediary: 'Még nincs közvetítő',
  noIntermediaryHint: 'A listabetöltés magától felveszi azokat, akiket a listában talál.',
  addIntermediary: 'Új közvetítő',
  intermediary: 'Közvetítő',
  intermediaryKinds,
  code: 'Kód',
  name: 'Név',
  kind: 'Fajta',
  email: 'E-mail',
  phone: 'Telefon',
  phoneHint: 'Például: +36 20 123 4567',
  phoneWrong: 'Ez nem teljes telefonszám. Például: +36 20 123 4567',
  codeTaken: 'Ilyen kóddal már van közvetítő.',
  findIntermediary: 'Keresés név vagy kód szerint',

  insurers: 'Biztosítók, időszakok',
  insurersHint: 'Kinek a listáit és portálját kezeli a program, és meddig kell regisztrálni.',
  insurerTaken: 'Ilyen nevű biztosító már van.',
  cohortTaken: 'Ennél a biztosítónál már van ilyen nevű időszak.',
  addInsurer: 'Új biztosító',
  editInsurer: (name: string) => `${name} módosítása`,
  insurerFields,
  portalUrlHint: (own: string | null) =>
    `Ez kerül a levelekbe.${own === null ? '' : ` Kipróbáláshoz a program saját oldala: ${own}`}`,
  patternHint: 'Például: \\d{8} – nyolc számjegy. Üresen bármilyen szám jó.',
  patternWrong: 'Ezt a mintát a program nem tudja használni.',
  colour: 'Szín a portálon',
  colourOnPrimary: 'Betűszín a portálon',
  cohorts: 'Megújítási időszakok',
  cohort: 'Időszak neve',
  noCohort: 'Még nincs időszak. Lista csak időszakhoz tölthető be.',
  addCohort: 'Új időszak',
  editCohort: (name: string) => `${name} módosítása`,
  deadline: 'Regisztrációs határidő',
  firstMailOn: 'Első értesítés napja',
  firstMailHint:
    'Amikor a biztosító először értesítette az ügyfeleket. Üresen hagyva: a határidő előtti hónap utolsó napja.',
  deadlineMoves: (moving: string, own: string) =>
    `Az új határidő ${moving} ügyfélszámlára vonatkozik majd. ${own === '0' ? '' : `Saját határideje van, így marad: ${own}.`}`,
  moveDeadline: 'Határidő módosítása',
  deadlineFromTo: (from: string, to: string) => `A határidő ${from} helyett ${to} lesz.`,
  deadlineMoved: (moving: string) => `A határidő módosult ${moving} ügyfélszámlán.`,

  appearance: 'Megjelenés',
  appearanceHint: 'Ezen a gépen, ebben a böngészőben érvényes.',
};
