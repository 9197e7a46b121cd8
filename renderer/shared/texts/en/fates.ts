import type { Texts } from '../texts.ts';

const address = 'Correct the address on the client card; until then, telephone.';
const byItself = 'Nothing to do: the program tries again by itself.';
const doubt =
  'The message left, but no confirmation came. The program never sends it again by itself. If the receiver can tell what became of it, mark it here.';

const mends: Texts['fates']['mends'] = {
  no_connection: 'Check the network and the address of the gateway.',
  host_unknown: 'Check the server name in the gateway settings.',
  timeout: 'Ask whoever runs the gateway.',
  tls_failed: 'Check the kind of connection and the port in the gateway settings.',
  certificate_refused: 'Ask whoever runs the gateway for a valid certificate.',
  auth_failed: 'Enter user and password again in the gateway settings.',
  sender_refused: 'Check the sender address and its signature in the gateway settings, then continue.',
  throttled: 'Set a lower pace in the gateway settings.',
  answer_not_understood: 'Check the address and the port in the gateway settings.',
};
const waits = 'Nothing queued is lost.';

const byReason: Omit<Texts['fates'], 'mends'> = {
  registered: 'Nothing to do: whoever has registered gets no more reminders.',
  suppressed: 'If you may write after all, lift the suppression or record the consent.',
  capped: 'Nothing to do: another reminder may go in a few days.',
  no_address: 'Ask for the address and enter it on the client card.',
  invalid_address: address,
  not_required: 'Nothing to do: the client does not manage the account, or it is closed.',
  duplicate_address: 'Nothing to do: a message to another client at this address goes already.',
  outside_cohort: 'If a reminder is still needed, start a campaign for the new period.',
  erased: 'Nothing to do: the data of the client were erased.',
  paused_account: 'Nothing to do while the data of the client is restricted.',
  campaign_cancelled: 'If it must go out after all, make a new campaign.',
  superseded: 'Nothing to do: the newer message went instead.',
  struck_out: 'If the client may have it after all, send a reminder of its own.',
  restored: 'If the client did not get it, send a new reminder.',
  missing_field: 'Fill in what is missing, then have the failed ones tried again.',
  template_fault: 'Correct the template and make a new campaign from it.',
  rejected: address,
  too_many_tries: 'Have the failed ones tried again later, or telephone the client.',
  no_answer: doubt,
  interrupted: doubt,
  no_connection: `${byItself} If the gateway stops: ${mends.no_connection}`,
  host_unknown: `${mends.host_unknown} ${waits}`,
  timeout: `${byItself} If the gateway stops: ${mends.timeout}`,
  tls_failed: `${mends.tls_failed} ${waits}`,
  certificate_refused: `${mends.certificate_refused} ${waits}`,
  auth_failed: `${mends.auth_failed} ${waits}`,
  sender_refused: mends.sender_refused,
  throttled: `${byItself} If the gateway stops: ${mends.throttled}`,
  answer_not_understood: `${mends.answer_not_understood} ${waits}`,
  bounced_hard: address,
  bounced_soft: 'The program sends it again a few times by itself. If it comes back for good, telephone the client.',
  undelivered: 'Correct the mobile number on the client card, or telephone another number.',
  temporary: byItself,
};

export const fates: Texts['fates'] = { ...byReason, mends };
