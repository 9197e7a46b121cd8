import type { MailKind } from '#contract/mail-kinds.ts';
import type { inactiveServices, ItemOrder } from '#contract/mailbox.ts';
import type { RequestState } from '#contract/requests.ts';

const kinds: Record<MailKind, string> = {
  offer: 'Ajánlat',
  premium_demand: 'Díjfizetési felszólító',
  premium_certificate: 'Díjigazolás',
  other: 'Egyéb',
  policy: 'Kötvény',
  invoice: 'Számla',
  cancellation: 'Törlésértesítő',
};

const orders: Record<ItemOrder, string> = {
  '-date': 'Legújabb elöl',
  date: 'Legrégebbi elöl',
  kind: 'Fajta szerint',
  '-kind': 'Fajta szerint, visszafelé',
  subject: 'Tárgy szerint',
  '-subject': 'Tárgy szerint, visszafelé',
  contract: 'Szerződésszám szerint',
  '-contract': 'Szerződésszám szerint, visszafelé',
  '-unread': 'Olvasatlanok elöl',
  unread: 'Olvasottak elöl',
};

const services: Record<(typeof inactiveServices)[number], string> = {
  contracts: 'Szerződések adatai',
  documents: 'Számlák, kötvények letöltése',
  changes: 'Adatváltozás bejelentése',
  stock_changes: 'Eladás, szüneteltetés, kivonás',
  document_requests: 'Zöldkártya és más iratok igénylése',
  payments: 'Díjfizetés',
  claims: 'Kárbejelentés',
};

const replyStates: Record<RequestState, string> = {
  received: 'beérkezett',
  in_progress: 'dolgozunk rajta',
  done: 'megválaszoltuk',
  rejected: 'elutasítottuk',
};

export const mailbox = {
  kinds,
  orders,
  services,
  replyStates,
  logIn: {
    title: 'Bejelentkezés a postafiókba',
    lead: 'A felhasználóneve az e-mail-címe, amelyet a szerződéséhez megadott.',
    firstTitle: 'Első belépés',
    firstLead: 'A kezdeti jelszót külön küldtük el, SMS-ben vagy egy másik levélben. Utána saját jelszót választ.',
    initial: 'Kezdeti jelszó',
    closing: 'Megszüntetném a postafiókomat',
    toPortal: 'Az Ügyfélportálra szeretnék belépni',
    closed: 'A postafiókját megszüntettük.',
  },
  password: {
    firstTitle: 'Válasszon saját jelszót',
    firstLead: 'A kezdeti jelszó csak az első belépésre jó. Az új jelszó egy évig érvényes.',
    title: 'Jelszó megújítása',
    lead: 'Az új jelszó egy évig érvényes.',
    current: 'Mostani jelszó',
    submit: 'Mentés',
  },
  list: {
    title: 'Küldemények',
    unread: (n: number) => (n === 0 ? 'Nincs olvasatlan küldeménye.' : `${n} olvasatlan küldeménye van.`),
    empty: 'Itt most nincs küldemény.',
    sort: 'Sorrend',
    inbox: 'Beérkezett',
    trash: 'Lomtár',
    folders: 'Mappák',
    isUnread: 'olvasatlan',
    more: 'Továbbiak',
    purged: (day: string) => `Törlés napja: ${day}`,
    keep: 'Egy év után minden küldemény törlődik. Amire szüksége lehet, töltse le.',
    passwordEnds: (days: number) =>
      days <= 0 ? 'A jelszava ma lejár. Újítsa meg most.' : `A jelszava ${days} nap múlva lejár.`,
    renew: 'Jelszó megújítása',
    signOut: 'Kijelentkezés',
  },
  item: {
    holder: 'Ügyfél',
    contract: 'Szerződésszám',
    placed: 'Érkezett',
    kind: 'Fajta',
    download: (name: string) => `Letöltés: ${name}`,
    trash: 'Törlés',
    restore: 'Visszaállítás a lomtárból',
    unread: 'Jelölés olvasatlannak',
    back: 'Vissza a küldeményekhez',
    replies: 'Válaszüzenetei',
    answer: 'A biztosító válasza:',
    reply: 'Válaszüzenet a biztosítónak',
    send: 'Elküldöm',
    sent: 'Az üzenetét elküldtük.',
    inTrash: 'Ez a küldemény a lomtárban van. 30 nap után onnan is törlődik.',
  },
  upgrade: {
    title: 'Amihez Ügyfélportál-regisztráció kell',
    lead: 'Ezek itt nem érhetők el.',
    inactive: 'nem elérhető',
    submit: 'Regisztrálok az Ügyfélportálra',
    done: 'Az új küldeményeit már az Ügyfélportálon kapja. A régiek itt olvashatók a törlésükig.',
  },
  closing: {
    title: 'Postafiók megszüntetése',
    lead: 'Akkor szüntethető meg, ha minden szerződése megszűnt, vagy postai kapcsolattartásra módosította. A küldeményeit előtte töltse le: utána nem érhetők el.',
    submit: 'Megszüntetem',
    stand: (numbers: string) => `Ezek a szerződések még élnek, és az irataik ide érkeznek: ${numbers}.`,
  },
};
