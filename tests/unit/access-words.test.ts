import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '#contract/timeline.ts';
import { deedWords, storyParts } from '../../api/access/story-lines.ts';

const entry = (kind: TimelineEntry['kind'], data: TimelineEntry['data']): TimelineEntry => ({
  at: '2012-02-15T09:00:00.000Z',
  kind,
  text: '',
  by: null,
  data,
});

describe('the copy of what is held on a client', () => {
  it.each([
    [
      entry('message', { channel: 'email', lane: 'bulk', state: 'bounced', reason: 'bounced_hard', subject: 'Díj' }),
      ['e-mail', 'visszapattant', 'a cím nem él, a levél visszajött', 'Díj'],
    ],
    [entry('list_changed', { list: 'a.csv', fields: 'email,goneOn' }), ['a.csv', 'e-mail, kikerült a listából']],
    [entry('contact_corrected', { email: true, secondary_phone: true }), ['E-mail', 'Másodlagos telefon']],
    [entry('registration', { event: 'sms_ok' }), ['beírta az SMS-jelszót']],
    [entry('request', { request: 'claim', state: 'received' }), ['kárbejelentés', 'beérkezett']],
    [
      entry('call', { outcome: 'IGERI', name: null, talkSeconds: 40, callbackAt: '2012-02-16T09:00:00.000Z' }),
      ['ígéri', '40 s', '2012. 02. 16. 10:00'],
    ],
    [entry('call', { outcome: 'IGERI', name: 'Megígérte', talkSeconds: null, callbackAt: null }), ['Megígérte']],
  ])('%# tells a story in words', (told, words) => {
    expect(storyParts(told, 'hu')).toEqual(words);
  });

  it('names in words who did what', () => {
    expect(deedWords('account.opened', 'en')).toBe('Opened a client card');
    expect(deedWords('registration.confirmed', 'hu')).toBe('megerősítette: regisztrált');
    expect(deedWords('call.logged', 'hu')).toBe('Hívás kimenetele rögzítve');
  });
});
