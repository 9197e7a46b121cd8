import type { z } from 'zod';
import type { HttpSettings } from './gateways.ts';
import { BalanceSettings } from './sms-balance.ts';
import type { SmsProvider } from './sms-providers.ts';

type Preset = Omit<z.input<typeof HttpSettings>, 'sender' | 'provider'>;

/** A number, and a word, as a JSON answer names them. */
const AMOUNT = (name: string): string => `"${name}" ?: ?"?(-?[0-9.eE+-]+)`;
const WORD = (name: string): string => `"${name}" ?: ?"([^"]+)"`;

/** What is filled in when a provider is chosen: adapters are nothing but settings of the HTTP gateway. */
export const smsPresets: Record<Exclude<SmsProvider, 'custom'>, Preset> = {
  seeme: {
    method: 'GET',
    url: 'https://seememobile.com/gateway?key={{secret}}&message={{text}}&number={{number}}&sender={{sender}}&reference={{reference}}&callback=3,4,6,7&callbackurl={{reportUrl}}&format=json',
    bodyKind: 'none',
    successPattern: '"result": ?"OK"',
    troublePattern: '"code": ?"?(?:4|7|11|13)"?[,}]',
    balance: {
      url: '/gateway?key={{secret}}&method=balance&format=json',
      amountPattern: AMOUNT('balance'),
      unitPattern: WORD('currency'),
    },
    report: {
      by: 'ours',
      list: '',
      id: 'reference',
      status: 'code',
      accepted: '^[34]$',
      delivered: '^6$',
      failed: '^[27]$',
    },
  },
  bulkgate: {
    method: 'POST',
    url: 'https://portal.bulkgate.com/api/1.0/simple/transactional',
    bodyKind: 'json',
    body: '{"application_id":"{{user}}","application_token":"{{secret}}","number":"{{number}}","text":"{{text}}","unicode":{{unicode}},"sender_id":"gText","sender_id_value":"{{sender}}","tag":"{{reference}}"}',
    successPattern: '"status": ?"accepted"',
    referencePattern: '"sms_id": ?"([^"]+)"',
    troublePattern: '"type": ?"(?:unknown_identity|low_credit|not_enough_credit)"',
    // https://help.bulkgate.com/docs/en/http-advanced-check-credit-balance.html
    balance: {
      method: 'POST',
      url: '/api/2.0/advanced/info',
      bodyKind: 'json',
      body: '{"application_id":"{{user}}","application_token":"{{secret}}"}',
      amountPattern: AMOUNT('credit'),
      unitPattern: WORD('currency'),
      unit: 'credits',
    },
  },
  twilio: {
    method: 'POST',
    url: 'https://api.twilio.com/2010-04-01/Accounts/{{user}}/Messages.json',
    headers: [{ name: 'Authorization', value: 'Basic {{basic}}' }],
    bodyKind: 'form',
    body: 'To={{to}}&From={{sender}}&Body={{text}}&StatusCallback={{reportUrl}}',
    successPattern: '"sid": ?"(?:SM|MM)',
    referencePattern: '"sid": ?"([SM]M[^"]+)"',
    balance: {
      url: '/2010-04-01/Accounts/{{user}}/Balance.json',
      amountPattern: AMOUNT('balance'),
      unitPattern: WORD('currency'),
    },
    report: {
      by: 'provider',
      list: '',
      id: 'MessageSid',
      status: 'MessageStatus',
      accepted: '^(?:queued|sending|sent)$',
      delivered: '^delivered$',
      failed: '^(?:undelivered|failed)$',
    },
    lookup: {
      url: 'https://api.twilio.com/2010-04-01/Accounts/{{user}}/Messages/{{ref}}.json',
      accepted: '"status": ?"(?:queued|sending|sent)"',
      delivered: '"status": ?"delivered"',
      failed: '"status": ?"(?:undelivered|failed)"',
    },
  },
  vonage: {
    method: 'POST',
    url: 'https://rest.nexmo.com/sms/json',
    bodyKind: 'form',
    body: 'api_key={{user}}&api_secret={{secret}}&to={{number}}&from={{sender}}&text={{text}}&type={{alphabet}}&client-ref={{reference}}&callback={{reportUrl}}',
    successPattern: '"status": ?"0"',
    referencePattern: '"message-id": ?"([^"]+)"',
    throttledPattern: '"status": ?"1"',
    troublePattern: '"status": ?"(?:2|3|4|8|9|29)"',
    // https://developer.vonage.com/en/api/account – always in euros
    balance: {
      url: '/account/get-balance',
      headers: [{ name: 'Authorization', value: 'Basic {{basic}}' }],
      amountPattern: AMOUNT('value'),
      unit: 'EUR',
    },
    report: {
      by: 'provider',
      list: '',
      id: 'messageId',
      status: 'status',
      accepted: '^(?:accepted|buffered)$',
      delivered: '^delivered$',
      failed: '^(?:expired|failed|rejected|undeliverable)$',
    },
  },
  infobip: {
    method: 'POST',
    url: 'https://api.infobip.com/sms/3/messages',
    headers: [
      { name: 'Authorization', value: 'App {{secret}}' },
      { name: 'Accept', value: 'application/json' },
    ],
    bodyKind: 'json',
    body: '{"messages":[{"sender":"{{sender}}","destinations":[{"to":"{{number}}"}],"content":{"text":"{{text}}"},"webhooks":{"delivery":{"url":"{{reportUrl}}"}}}]}',
    successPattern: '"groupName": ?"(?:PENDING|DELIVERED|ACCEPTED)"',
    referencePattern: '"messageId": ?"([^"]+)"',
    // https://dev.infobip.com/settings/account-balance
    balance: { url: '/account/1/balance', amountPattern: AMOUNT('balance'), unitPattern: WORD('currency') },
    report: {
      by: 'provider',
      list: 'results',
      id: 'messageId',
      status: 'status.groupName',
      accepted: '^(?:PENDING|ACCEPTED)$',
      delivered: '^DELIVERED$',
      failed: '^(?:UNDELIVERABLE|EXPIRED|REJECTED)$',
    },
    lookup: {
      url: 'https://api.infobip.com/sms/3/logs?messageId={{ref}}',
      accepted: '"groupName": ?"(?:PENDING|ACCEPTED)"',
      delivered: '"groupName": ?"DELIVERED"',
      failed: '"groupName": ?"(?:UNDELIVERABLE|EXPIRED|REJECTED)"',
    },
  },
  kannel: {
    method: 'GET',
    url: 'http://127.0.0.1:13013/cgi-bin/sendsms?username={{user}}&password={{secret}}&from={{sender}}&to={{number}}&text={{text}}&charset=UTF-8&coding={{coding}}&dlr-mask=31&dlr-url={{reportUrl}}%3Fstatus%3D%25d%26reference%3D{{reference}}',
    bodyKind: 'none',
    successPattern: '^[03]: ',
    report: {
      by: 'ours',
      list: '',
      id: 'reference',
      status: 'status',
      accepted: '^[48]$',
      delivered: '^1$',
      failed: '^(?:2|16)$',
    },
  },
};

/** How the balance is asked for: as set, else as the provider documents it; null: it tells none. */
export const balanceAsked = ({
  provider,
  balance,
}: Pick<HttpSettings, 'provider' | 'balance'>): BalanceSettings | null => {
  const known = provider === 'custom' ? null : (smsPresets[provider].balance ?? null);
  return balance ?? (known && BalanceSettings.parse(known));
};
