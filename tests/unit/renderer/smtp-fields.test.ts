import { describe, expect, test } from 'vitest';
import { HttpSettings, SmtpSettings } from '#contract/gateways.ts';
import {
  fieldsOf,
  mailPresets,
  secretOf,
  settingsOf,
  smtpFaults,
} from '../../../renderer/settings/gateways/smtp-fields.ts';

const byPassword = SmtpSettings.parse({
  host: 'mail.iroda.test',
  port: 587,
  security: 'starttls',
  user: 'iroda',
  from: 'iroda@iroda.test',
  fromName: 'Iroda',
});
const byToken = SmtpSettings.parse({
  ...byPassword,
  oauth: { tokenUrl: 'https://login.iroda.test/token', clientId: 'kapocs', scope: '' },
});
const words = { required: 'kell', number: 'szám', email: 'cím', value: 'érték', again: 'újra' };

describe('the form of the mail gateway', () => {
  test.each([byPassword, byToken])('shows what is set and gives it back', (settings) => {
    expect(SmtpSettings.parse(settingsOf(fieldsOf(settings)))).toEqual(settings);
  });

  test.each([
    ['keeps a password', byPassword, {}, {}],
    ['takes a new password', byPassword, { secret: 'új' }, { secret: 'új' }],
    ['keeps a token', byToken, {}, {}],
    [
      'takes a new token whole',
      byToken,
      { clientSecret: 't', refreshToken: 'r' },
      { secret: '{"clientSecret":"t","refreshToken":"r"}' },
    ],
    ['forgets a token that a password would be', byToken, { logIn: 'password' }, { secret: null }],
    ['forgets a password that a token would be', byPassword, { logIn: 'oauth' }, { secret: null }],
  ] as const)('%s', (_, first, typed, change) => {
    expect(secretOf({ ...fieldsOf(first), ...typed }, first)).toEqual(change);
  });

  test('asks for the whole of a token where none is kept, and never for half of one', () => {
    const typed = { ...fieldsOf(byToken), ...mailPresets.microsoft };
    const first = SmtpSettings.parse(settingsOf(typed));
    const faults = (change: object, secretSet: boolean) =>
      Object.entries(smtpFaults({ ...typed, ...change }, { first, secretSet, words })).filter(([, fault]) => fault);
    expect(faults({}, true)).toEqual([]);
    expect(faults({}, false)).toEqual([['refreshToken', 'kell']]);
    expect(faults({ clientSecret: 'új' }, true)).toEqual([['refreshToken', 'kell']]);
    expect(faults({ user: '', clientId: ' ', tokenUrl: 'http://x.test/' }, true)).toEqual([
      ['user', 'kell'],
      ['tokenUrl', 'érték'],
      ['clientId', 'kell'],
      ['refreshToken', 'újra'],
    ]);
    expect(faults({ host: 'posta.pelda.test' }, true)).toEqual([['refreshToken', 'újra']]);
    expect(faults({ host: 'posta.pelda.test', refreshToken: 'új' }, true)).toEqual([]);
    expect(faults({ logIn: 'password', user: '', tokenUrl: '' }, false)).toEqual([]);
  });

  test('asks for a kept password again where it would go to another server', () => {
    const faults = (change: object) =>
      smtpFaults({ ...fieldsOf(byPassword), ...change }, { first: byPassword, secretSet: true, words }).secret;
    expect(faults({ host: 'posta.pelda.test' })).toBe('újra');
    expect(faults({ host: 'posta.pelda.test', secret: 'új' })).toBeUndefined();
    expect(faults({ host: 'MAIL.iroda.test', port: '465', security: 'tls' })).toBeUndefined();
  });

  test('half a web address is refused in words, not by a fault of ours', () => {
    const oauth = { tokenUrl: 'nem cím', clientId: 'x', scope: '' };
    expect(SmtpSettings.safeParse({ ...byPassword, oauth }).success).toBe(false);
    const http = { method: 'GET', url: 'https://sms.test/', user: '', sender: '', publicUrl: 'nem cím' };
    expect(HttpSettings.safeParse(http).success).toBe(false);
  });
});
