import type { MessageReason } from '#contract/outbox.ts';

const address = 'Javítsa a címet az ügyfél kártyáján; addig telefonon érheti el.';
const byItself = 'Nincs teendő: a program magától újra próbálja.';
const doubt =
  'Az üzenet elindult, de a visszaigazolás nem érkezett meg. A program magától soha nem küldi újra. Ha a fogadónál kiderül, mi lett vele, jelölje itt.';

/** What to do about it, for each reason a message may have. */
export const fates: Record<MessageReason, string> = {
  registered: 'Nincs teendő: aki regisztrált, nem kap több emlékeztetőt.',
  suppressed: 'Ha mégis írhat neki, vegye le a tiltólistáról, vagy rögzítse a hozzájárulását.',
  capped: 'Nincs teendő: néhány nap múlva újra kaphat emlékeztetőt.',
  no_address: 'Kérje el a címét, és írja be az ügyfél kártyáján.',
  invalid_address: address,
  not_required: 'Nincs teendő: a számlát nem az ügyfél kezeli, vagy már lezárult.',
  duplicate_address: 'Nincs teendő: erre a címre egy másik ügyfél nevére már megy üzenet.',
  outside_cohort: 'Ha mégis kell emlékeztető, indítson kampányt az új időszakának.',
  erased: 'Nincs teendő: az ügyfél adatait törölték.',
  paused_account: 'Nincs teendő, amíg az ügyfél fel van függesztve.',
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
  no_connection: `${byItself} Ha nem múlik el, ellenőrizze a hálózatot és az átjáró címét.`,
  host_unknown: 'Ellenőrizze a kiszolgáló nevét az átjáró beállításainál; ami sorban áll, nem vész el.',
  timeout: `${byItself} Ha nem múlik el, kérdezze meg az átjáró üzemeltetőjét.`,
  tls_failed: 'Ellenőrizze a kapcsolat módját és a portot az átjáró beállításainál; ami sorban áll, nem vész el.',
  certificate_refused: 'Kérjen érvényes tanúsítványt az átjáró üzemeltetőjétől; ami sorban áll, nem vész el.',
  auth_failed: 'Adja meg újra a felhasználót és a jelszót az átjáró beállításainál; ami sorban áll, nem vész el.',
  sender_refused: 'Ellenőrizze a feladó címét és aláírását az átjáró beállításainál, azután folytassa a küldést.',
  throttled: `${byItself} Ha gyakori, adjon meg kisebb tempót az átjáró beállításainál.`,
  answer_not_understood: 'Ellenőrizze a címet és a portot az átjáró beállításainál; ami sorban áll, nem vész el.',
  bounced_hard: address,
  bounced_soft: 'A program néhányszor magától újra küldi. Ha végleg visszajön, hívja fel az ügyfelet.',
  undelivered: 'Javítsa a mobilszámot az ügyfél kártyáján, vagy hívja fel egy másik számon.',
  temporary: byItself,
};
