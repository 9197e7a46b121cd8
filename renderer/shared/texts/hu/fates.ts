import type { GatewayTrouble, MessageReason } from '#contract/outbox.ts';

const address = 'Javítsa a címet az ügyfél kártyáján; addig telefonon érheti el.';
const byItself = 'Nincs teendő: a program magától újra próbálja.';
const doubt =
  'Az üzenet elindult, de a visszaigazolás nem érkezett meg. A program magától soha nem küldi újra. Ha a fogadónál kiderül, mi lett vele, jelölje itt.';

/** What a person has to do before a gateway that has stopped can go on. */
const mends: Record<GatewayTrouble, string> = {
  no_connection: 'Ellenőrizze a hálózatot és az átjáró címét.',
  host_unknown: 'Ellenőrizze a kiszolgáló nevét az átjáró beállításainál.',
  timeout: 'Kérdezze meg az átjáró üzemeltetőjét.',
  tls_failed: 'Ellenőrizze a kapcsolat módját és a portot az átjáró beállításainál.',
  certificate_refused: 'Kérjen érvényes tanúsítványt az átjáró üzemeltetőjétől.',
  auth_failed: 'Adja meg újra a felhasználót és a jelszót az átjáró beállításainál.',
  sender_refused: 'Ellenőrizze a feladó címét és aláírását az átjáró beállításainál, azután folytassa a küldést.',
  throttled: 'Adjon meg kisebb tempót az átjáró beállításainál.',
  answer_not_understood: 'Ellenőrizze a címet és a portot az átjáró beállításainál.',
};
const waits = 'Ami sorban áll, nem vész el.';

/** What to do about it, for each reason a message may have. */
const byReason: Record<MessageReason, string> = {
  registered: 'Nincs teendő: aki regisztrált, nem kap több emlékeztetőt.',
  suppressed: 'Ha mégis írhat neki, vegye le a tiltólistáról, vagy rögzítse a hozzájárulását.',
  capped: 'Nincs teendő: néhány nap múlva újra kaphat emlékeztetőt.',
  no_address: 'Kérje el a címét, és írja be az ügyfél kártyáján.',
  invalid_address: address,
  not_required: 'Nincs teendő: a számlát nem az ügyfél kezeli, vagy már lezárult.',
  duplicate_address: 'Nincs teendő: erre a címre egy másik ügyfél nevére már megy üzenet.',
  outside_cohort: 'Ha mégis kell emlékeztető, indítson kampányt az új időszakának.',
  erased: 'Nincs teendő: az ügyfél adatait törölték.',
  paused_account: 'Nincs teendő, amíg az ügyfél adatainak kezelése korlátozott.',
  campaign_cancelled: 'Ha mégis ki kell mennie, készítsen új kampányt.',
  superseded: 'Nincs teendő: az újabb üzenet ment ki helyette.',
  struck_out: 'Ha mégis megkaphatja, küldjön neki külön emlékeztetőt.',
  restored: 'Ha az ügyfél nem kapta meg, küldjön neki új emlékeztetőt.',
  missing_field: 'Pótolja a hiányzó adatot, azután kérje a sikertelenek újraküldését.',
  template_fault: 'Javítsa a sablont, és készítsen belőle új kampányt.',
  rejected: address,
  too_many_tries: 'Kérje később a sikertelenek újraküldését, vagy hívja fel az ügyfelet.',
  no_answer: doubt,
  interrupted: doubt,
  no_connection: `${byItself} Ha az átjáró megáll: ${mends.no_connection}`,
  host_unknown: `${mends.host_unknown} ${waits}`,
  timeout: `${byItself} Ha az átjáró megáll: ${mends.timeout}`,
  tls_failed: `${mends.tls_failed} ${waits}`,
  certificate_refused: `${mends.certificate_refused} ${waits}`,
  auth_failed: `${mends.auth_failed} ${waits}`,
  sender_refused: mends.sender_refused,
  throttled: `${byItself} Ha az átjáró megáll: ${mends.throttled}`,
  answer_not_understood: `${mends.answer_not_understood} ${waits}`,
  bounced_hard: address,
  bounced_soft: 'A program néhányszor magától újra küldi. Ha végleg visszajön, hívja fel az ügyfelet.',
  undelivered: 'Javítsa a mobilszámot az ügyfél kártyáján, vagy hívja fel egy másik számon.',
  temporary: byItself,
};

export const fates = { ...byReason, mends };
