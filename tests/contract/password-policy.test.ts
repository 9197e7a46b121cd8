import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brokenPasswordRules } from '#contract/password-policy.ts';

describe('K20 portal2020', () => {
  test.each<[string, string[]]>([
    ['ABcd12ef', []],
    ['ABcd12e', ['TOO_SHORT']],
    ['ABcd12efGH345678', []],
    ['ABcd12efGH3456789', ['TOO_LONG']],
    ['ABcd1234', []],
    ['AABBccdd11223344', []],
    ['12AB34cd', []],
    ['Abcdef12', ['UPPER']],
    ['ABCDEf12', ['LOWER']],
    ['ABcdefg1', ['DIGIT']],
    ['abcd1234', ['UPPER']],
    ['ABCDEFab', ['DIGIT']],
    ['ABcd12é4', ['CHARSET']],
    ['ÁBcd12Ef', ['CHARSET']],
    ['ABcd-12ef', ['CHARSET']],
    ['ABcd12ef_', ['CHARSET']],
    ['ABcd 12ef', ['CHARSET']],
    ['ABcd12ef\n', ['CHARSET']],
    ['ABcd１２34', ['CHARSET']],
    ['АBcd12ef', ['UPPER', 'CHARSET']],
    ['', ['TOO_SHORT', 'LOWER', 'UPPER', 'DIGIT']],
  ])('%j', (password, broken) => {
    expect(brokenPasswordRules(password, 'portal2020')).toEqual(broken);
  });

  test('the list is empty exactly where the one pattern of the rule matches', () => {
    const whole = /^(?=(?:[^a-z]*[a-z]){2})(?=(?:[^A-Z]*[A-Z]){2})(?=(?:[^0-9]*[0-9]){2})[A-Za-z0-9]{8,16}$/;
    const typed = fc.string({
      unit: fc.constantFrom(...Array.from('abcABC0123é- \n😀')),
      minLength: 0,
      maxLength: 20,
    });
    fc.assert(
      fc.property(typed, (password) => {
        expect(brokenPasswordRules(password, 'portal2020').length === 0).toBe(whole.test(password));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('K21 staff', () => {
  test.each<[string, string, string[]]>([
    ['14 characters', 'x'.repeat(14), ['TOO_SHORT']],
    ['15 characters', 'x'.repeat(15), []],
    ['128 characters', 'x'.repeat(128), []],
    ['129 characters', 'x'.repeat(129), ['TOO_LONG']],
    ['any writing', 'öt árvíztűrő tükörfúrógép ✓', []],
    ['characters, not code units', '😀'.repeat(14), ['TOO_SHORT']],
  ])('%s', (_name, password, broken) => {
    expect(brokenPasswordRules(password, 'staff')).toEqual(broken);
  });
});
