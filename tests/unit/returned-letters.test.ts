import { describe, expect, it } from 'vitest';
import { classOf } from '../../api/outbox/bounces/class-of.ts';
import { readReturned } from '../../api/outbox/bounces/read-returned.ts';
import { idIn, tokenOf } from '../../api/outbox/sending/message-token.ts';
import { complaint, exchangeReport, plainLetter, postfixReport } from '../support/returned-letters.ts';

const ID = '<ob.17.abcdef@iroda.test>';
const TOKEN = '17.0123456789ab';
const read = (letter: string) => readReturned(Buffer.from(letter));

describe('a letter in the bounce mailbox', () => {
  it.each([
    [
      'a report to the address of the message',
      postfixReport(`bounce+${TOKEN}@iroda.test`, ID, { status: '5.1.1', code: '550' }),
      { kind: 'report', action: 'failed', status: '5.1.1', names: { token: TOKEN, messageId: ID } },
    ],
    [
      'a report with the envelope id',
      postfixReport('bounce@iroda.test', ID, { status: '4.2.2', action: 'delayed', envid: TOKEN }),
      { kind: 'report', action: 'delayed', status: '4.2.2', names: { token: TOKEN } },
    ],
    [
      'a report in another case, the whole letter along',
      exchangeReport('iroda@iroda.test', ID, '5.7.26'),
      { kind: 'report', action: 'failed', status: '5.7.26', names: { token: null, messageId: ID } },
    ],
    ['a complaint', complaint(ID), { kind: 'complaint', names: { messageId: ID } }],
    ['no more, please', plainLetter(`Unsubscribe ${TOKEN}`), { kind: 'unsubscribe', names: { token: TOKEN } }],
    ['out of office', plainLetter('Automatikus válasz'), { kind: 'other' }],
    ['nonsense', '\u0000\u0001 nothing', { kind: 'other' }],
  ])('%s', async (_, letter, expected) => {
    expect(await read(letter)).toMatchObject(expected);
  });

  it.each([
    ['failed', '5.1.1', 'hard'],
    ['failed', '5.1.10', 'hard'],
    ['failed', '5.4.4', 'hard'],
    ['failed', '5.2.2', 'soft'],
    ['failed', '4.4.7', 'soft'],
    ['failed', null, 'soft'],
    ['failed', '5.7.26', 'sender'],
    ['failed', '5.7.515', 'sender'],
    ['failed', '5.1.8', 'sender'],
    ['delivered', '2.0.0', 'arrived'],
    ['relayed', '2.0.0', 'passed_on'],
    ['delayed', '4.4.1', 'none'],
    ['', '5.1.1', 'none'],
  ])('%s %s means %s', (action, status, expected) => {
    expect(classOf({ action, status })).toBe(expected);
  });
});

describe('the token of a message', () => {
  const pepper = Buffer.alloc(32, 7);
  it('names it, and cannot be made up', () => {
    const token = tokenOf(pepper, 17);
    expect(idIn(pepper, token)).toBe(17);
    expect(idIn(pepper, token.toUpperCase())).toBe(17);
    for (const forged of [token.replace('17.', '18.'), `17.${'0'.repeat(12)}`, '17.', '', 'x'])
      expect(idIn(pepper, forged)).toBeNull();
    expect(idIn(Buffer.alloc(32, 8), token)).toBeNull();
  });
});
