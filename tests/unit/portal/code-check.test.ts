import { describe, expect, it } from 'vitest';
import {
  codeAlphabet,
  codeDigest,
  endOf,
  judgeCode,
  newSecret,
  type KeptCode,
} from '../../../api/portal/codes/code-check.ts';

const pepper = Buffer.alloc(32, 7);
const at = '2012-02-15T09:00:00.000Z';
const before = '2012-02-15T08:59:59.999Z';
const digestOf = (end: string): string => codeDigest(pepper, { registrationId: 17, kind: 'sms', end });
const kept: KeptCode = { state: 'open', digest: digestOf('K7QXA'), attempts: 0, expiresAt: at };
const judge = (input: string, code: Partial<KeptCode> = {}, now = before) =>
  judgeCode({ ...kept, ...code }, { input, now, digestOf });

describe('the last-five check', () => {
  it.each([
    ['K7QXA', 'right'],
    ['k7qxa', 'right'],
    ['  K7QXA\t', 'right'],
    ['K7QXB', 'CODE_INCORRECT'],
    ['7QXA', 'CODE_LENGTH'],
    ['2K7QXA', 'CODE_LENGTH'],
    ['ABCDEK7QXA', 'CODE_LENGTH'],
    ['K7Q XA', 'CODE_LENGTH'],
    ['', 'CODE_LENGTH'],
    ['K7QX\u0410', 'CODE_INCORRECT'],
  ])('3.2 %j is %s', (input, verdict) => expect(judge(input)).toBe(verdict));

  it.each([
    ['2012-02-15T08:59:59.999Z', 'right'],
    ['2012-02-15T09:00:00.000Z', 'CODE_EXPIRED'],
    ['2012-02-15T09:00:00.001Z', 'CODE_EXPIRED'],
  ])('3.4 at %s a code good until 09:00 is %s', (now, verdict) => expect(judge('K7QXA', {}, now)).toBe(verdict));

  it('3.4 takes a right code on the fifth try, none on the sixth', () => {
    expect(judge('K7QXA', { attempts: 4 })).toBe('right');
    expect(judge('K7QXA', { attempts: 5 })).toBe('TOO_MANY_ATTEMPTS');
    expect(judge('K7QXA', { state: 'spent' })).toBe('TOO_MANY_ATTEMPTS');
  });

  it.each(['used', 'void', 'expired'] as const)('3.2 a code that is %s opens nothing', (state) =>
    expect(judge('K7QXA', { state })).toBe('CODE_EXPIRED'),
  );

  it('3.2 makes secrets of ten signs out of 31, and keeps only a digest good for one registration and kind', () => {
    const secrets = new Set(Array.from({ length: 2000 }, newSecret));
    expect(secrets.size).toBe(2000);
    for (const secret of secrets) expect(secret).toMatch(/^[A-HJKMNP-Z2-9]{10}$/);
    expect(new Set([...secrets].join('')).size).toBe(codeAlphabet.length);
    const end = endOf('ABCDEK7QXA');
    const digests = [
      codeDigest(pepper, { registrationId: 17, kind: 'sms', end }),
      codeDigest(pepper, { registrationId: 18, kind: 'sms', end }),
      codeDigest(pepper, { registrationId: 17, kind: 'email', end }),
      codeDigest(Buffer.alloc(32, 8), { registrationId: 17, kind: 'sms', end }),
    ];
    expect(new Set(digests).size).toBe(4);
    expect(digests.join(' ')).not.toContain(end);
  });
});
