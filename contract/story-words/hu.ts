import type { ChangeField } from '../imports.ts';
import type { MessageReason, MessageState } from '../outbox.ts';
import type { LiftReason, RestrictionReason } from '../restrictions.ts';
import type { RegistrationEvent } from '../registrations.ts';
import type { RequestKind, RequestState } from '../requests.ts';

/** What may become of a message. */
const messageStates: Record<MessageState, string> = {
  planned: 'előkészítve',
  queued: 'sorban áll',
  leased: 'sorra került',
  in_flight: 'küldés alatt',
  held: 'visszatartva',
  sent: 'átadva',
  delivered: 'kézbesítve',
  bounced: 'visszapattant',
  failed: 'nem sikerült',
  skipped: 'kihagyva',
  unknown: 'bizonytalan',
  cancelled: 'visszavonva',
  simulated: 'próbaküldés',
};

const messageReasons: Record<MessageReason, string> = {
  registered: 'már regisztrált',
  suppressed: 'tiltólistán van, vagy reklámhoz nem járult hozzá',
  capped: 'elérte a gyakorisági korlátot',
  no_address: 'nincs cím',
  invalid_address: 'hibás cím',
  not_required: 'nem kell regisztrálnia',
  duplicate_address: 'közös cím: más nevére megy',
  outside_cohort: 'más időszak',
  erased: 'törölt ügyfél',
  paused_account: 'korlátozott adatkezelés',
  campaign_cancelled: 'a kampányt leállították',
  superseded: 'újabb váltotta fel',
  struck_out: 'kihúzták a listából',
  restored: 'mentés visszaállítása miatt',
  missing_field: 'hiányzó adat a szöveghez',
  template_fault: 'hibás sablon',
  rejected: 'a fogadó elutasította',
  too_many_tries: 'túl sok próbálkozás',
  no_answer: 'nem jött válasz',
  interrupted: 'megszakadt',
  no_connection: 'az átjáró nem érhető el',
  host_unknown: 'az átjáró címe ismeretlen',
  timeout: 'az átjáró nem felelt időben',
  tls_failed: 'nem jött létre biztonságos kapcsolat',
  certificate_refused: 'az átjáró tanúsítványa nem fogadható el',
  auth_failed: 'az átjáró nem fogadta el a belépést',
  sender_refused: 'az átjáró nem fogadta el a feladót',
  throttled: 'az átjáró lassításra kért',
  answer_not_understood: 'az átjáró válasza érthetetlen',
  bounced_hard: 'a cím nem él, a levél visszajött',
  bounced_soft: 'a postafiók most nem fogadja, a levél visszajött',
  undelivered: 'a szolgáltató nem tudta kézbesíteni',
  temporary: 'a fogadó későbbre kérte',
};

const registrationEvents: Record<RegistrationEvent, string> = {
  started: 'elkezdte, SMS-jelszót kapott',
  restarted: 'elölről kezdte',
  voided: 'a korábbi próbálkozás érvényét vesztette',
  dropped: '30 nap után lezárva, mert nem fejezte be',
  sms_resent: 'új SMS-jelszót kapott',
  sms_expired: 'lejárt az SMS-jelszó',
  sms_spent: 'elfogytak a próbálkozások az SMS-jelszóval',
  sms_ok: 'beírta az SMS-jelszót',
  code_sent: 'megadta az e-mail-címét, kódot kapott',
  email_resent: 'új kódot kapott e-mailben',
  email_expired: 'lejárt az e-mailben kapott kód',
  email_spent: 'elfogytak a próbálkozások az e-mail-kóddal',
  declared: 'elfogadta a nyilatkozatokat',
  password_set: 'jelszót adott meg',
  finished: 'befejezte, a megerősítés van hátra',
  login_locked: 'zárolódott a bejelentkezése',
  unlocked: 'feloldotta a zárolást új jelszóval',
  confirmed: 'megerősítette: regisztrált',
  attached: 'meglévő belépéséhez kapcsolta a számlát',
};

const restrictionReasons: Record<RestrictionReason, string> = {
  accuracy_disputed: 'az ügyfél vitatja, hogy az adatok helyesek',
  unlawful: 'jogellenes a kezelés, de az ügyfél nem kér törlést',
  legal_claim: 'az ügyfélnek jogi igényéhez kellenek az adatok',
  objection: 'az ügyfél tiltakozott, elbírálásig',
};

const liftReasons: Record<LiftReason, string> = {
  verified: 'az adatokat ellenőriztük',
  client_asked: 'az ügyfél kérte',
  claim_over: 'a jogi igény lezárult',
  objection_decided: 'a tiltakozást elbíráltuk',
  mistake: 'tévedésből lett korlátozva',
};

const listFields: Record<ChangeField, string> = {
  accountNumber: 'számlaszám',
  holderName: 'név',
  holderKind: 'ügyfél típusa',
  managerKind: 'számlakezelő',
  mobile: 'mobil',
  secondaryPhone: 'másik telefon',
  email: 'e-mail',
  birthDate: 'születési dátum',
  postcode: 'irányítószám',
  town: 'település',
  street: 'utca, házszám',
  taxNumber: 'adószám',
  intermediaryCode: 'közvetítő kódja',
  intermediaryName: 'közvetítő neve',
  salesperson: 'üzletkötő',
  contractDate: 'szerződés kelte',
  riskStart: 'kockázatviselés kezdete',
  contractCount: 'szerződések száma',
  policyNumbers: 'kötvényszám',
  product: 'módozat',
  annualPremium: 'éves díj',
  paymentFrequency: 'díjfizetés',
  communication: 'kommunikáció',
  registered: 'regisztráció',
  registeredOn: 'regisztráció dátuma',
  extra: 'egyéb mezők',
  goneOn: 'kikerült a listából',
  listMobile: 'mobil a listában',
  listEmail: 'e-mail a listában',
};

const requestKinds: Record<RequestKind, string> = {
  data_change: 'adatváltozás',
  stock_change: 'állománymódosítás',
  document_request: 'iratigénylés',
  payment: 'díjfizetés',
  claim: 'kárbejelentés',
  reply: 'válaszüzenet',
};

const requestStates: Record<RequestState, string> = {
  received: 'beérkezett',
  in_progress: 'folyamatban',
  done: 'elintézve',
  rejected: 'elutasítva',
};

/** What stands in the story of an account, and wherever its parts are told: on screens and in files alike. */
export const story = {
  messageStates,
  messageReasons,
  registrationEvents,
  restrictionReasons,
  liftReasons,
  requestKinds,
  requestStates,
  listFields,
};
