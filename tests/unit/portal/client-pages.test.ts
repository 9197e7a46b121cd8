import { describe, expect, it } from 'vitest';
import { contrast, readableInk } from '../../../renderer/shared/contrast.ts';
import { en } from '../../../renderer/portal/texts/en.ts';
import { hu } from '../../../renderer/portal/texts/hu.ts';
import { writtenIn } from '../../../renderer/portal/written.ts';
import { activationCode, smsPassword } from '../../../api/portal/messages.ts';
import { measureSms } from '#contract/sms-text.ts';
import { ladderName, usernameOf } from '../../../api/portal/login/username.ts';
import { newSecurityCode, securityText } from '../../../api/portal/security-code/security-code.ts';
import { pictureAlphabet, pictureOf } from '../../../api/portal/security-code/security-code-picture.ts';

describe('an insurer’s colours', () => {
  it('keep the ink asked for only where it can be read', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(readableInk('#0B5C6B', '#FFFFFF')).toBe('#FFFFFF');
    expect(readableInk('#ffdd00', '#ffffff')).toBe('#000000');
    expect(readableInk('#0a0a40', '#101010')).toBe('#ffffff');
  });
});

describe('the words of the client’s pages', () => {
  it('say the same failures in both languages', () => {
    expect(Object.keys(en.failures).toSorted()).toEqual(Object.keys(hu.failures).toSorted());
  });
});

describe('days on the client’s pages', () => {
  it.each([
    ['en', '4 March 2012', '5 March 2012 at 00:30', 'HUF\u00a042,000'],
    ['hu', '2012. március 4.', '2012. március 5. 0:30', '42\u00a0000\u00a0Ft'],
  ] as const)('say the month in letters, by the clock on the wall in Hungary (%s)', (language, day, moment, money) => {
    const written = writtenIn(language);
    expect(written.day('2012-03-04')).toBe(day);
    expect(written.dayOf('2012-03-04T22:59:59.999Z')).toBe(day);
    expect(written.moment('2012-03-04T23:30:00.000Z')).toBe(moment);
    expect(written.forints(42_000)).toBe(money);
  });
});

describe('what carries a code', () => {
  const sender = { name: 'Minta Biztosító', portalName: 'Ügyfélportál', helpPhone: '+36 1 555 0100' };
  it.each(['hu', 'en'] as const)('fits an SMS in one part, and names the secret once (%s)', (language) => {
    const text = smsPassword(language, sender, 'ABCDEK7QXA');
    expect(measureSms(text)).toMatchObject({ parts: 1, alphabet: 'gsm7' });
    expect(text.split('ABCDEK7QXA')).toHaveLength(2);
  });
  it('keeps names out of the markup of a letter', () => {
    const { html } = activationCode('hu', { ...sender, name: '<script>alert(1)</script>' }, 'ABCDEK7QXA');
    expect(html).not.toContain('<script>');
  });
});

describe('a user name', () => {
  it.each([
    ['Petra.Proba@Pelda.TEST', { shown: 'Petra.Proba@pelda.test', key: 'petra.proba@pelda.test' }],
    ['  petra@pelda.test ', { shown: 'petra@pelda.test', key: 'petra@pelda.test' }],
    ['petra', null],
    ['petra@', null],
    ['a@b@pelda.test', null],
  ])('3.3 from %j', (typed, username) => expect(usernameOf(typed)).toEqual(username));
  it('3.3 counts failures under one name however it is typed', () => {
    expect(ladderName(' PETRA@pelda.test ')).toBe(ladderName('petra@PELDA.test'));
    expect(ladderName(' Nem Cím ')).toBe('nem cím');
  });
});

describe('the picture of a security code', () => {
  it('K15 holds dots only, differently each time', () => {
    const [one, other] = [pictureOf('ACEFHJ'), pictureOf('ACEFHJ')];
    expect(one.equals(other)).toBe(false);
    expect(one.toString('latin1', 1, 4)).toBe('PNG');
    expect(one.includes('ACEFHJ')).toBe(false);
    const blank = pictureOf('').length;
    for (const sign of pictureAlphabet) expect(pictureOf(sign.repeat(6)).length).toBeGreaterThan(blank);
  });

  it('K15 is for its bearer: for another address, or by letter, the text of an id is another', () => {
    const ctx = { pepper: Buffer.alloc(32, 7), now: () => '2012-02-15T09:00:00.000Z' };
    const id = newSecurityCode(ctx);
    const texts = [{ address: '10.0.0.1' }, { address: '10.0.0.2' }, { rung: '10.0.0.1' }].map((whom) =>
      securityText(ctx, id, whom),
    );
    expect(new Set(texts).size).toBe(3);
    expect(newSecurityCode(ctx)).not.toBe(id);
  });
});
