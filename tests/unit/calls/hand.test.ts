import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Held } from '#contract/calls.ts';
import type { AccountCard } from '#contract/accounts.ts';
import { following, keyOf, nothing, touched, type Draft, type Hand } from '../../../renderer/calls/hand/hand.ts';
import { defaultOutcomes } from '#contract/call-outcomes.ts';
import { questionOf } from '../../../renderer/calls/hand/question.ts';
import { hiding } from '../../../renderer/calls/hand/hidden-data.ts';

/** As much of a client in hand as the rules look at. */
const heldOf = (id: number, fence = 1): Held => ({ task: { id, fence } }) as Held;
const hand = (draft: Partial<Draft> = {}, held = heldOf(1)): Hand => {
  const begun = following(nothing, held).draft;
  if (!begun) throw new Error('nobody in hand');
  return { draft: { ...begun, ...draft }, ended: null };
};

describe('what the screen keeps of a call', () => {
  it.each([
    ['the same client goes on', hand({ note: 'írt' }), heldOf(1), { id: 1, note: 'írt', lost: false }],
    [
      'a new claim of the same client keeps it',
      hand({ note: 'írt' }),
      heldOf(1, 2),
      { id: 1, note: 'írt', lost: false },
    ],
    [
      'nobody in hand any more: lost, and all is there',
      hand({ note: 'írt' }),
      null,
      { id: 1, note: 'írt', lost: true },
    ],
    ['lost without a word typed', hand(), null, { id: 1, note: '', lost: true }],
    ['had again', hand({ note: 'írt', lost: true }), heldOf(1), { id: 1, note: 'írt', lost: false }],
    [
      'another client waits until what was typed is dealt with',
      hand({ note: 'írt' }),
      heldOf(2),
      { id: 1, note: 'írt', lost: true },
    ],
    ['a dialled number counts', hand({ phone: '+36201234567' }), heldOf(2), { id: 1, note: '', lost: true }],
    ['another client takes the place of one nothing was typed of', hand(), heldOf(2), { id: 2, note: '', lost: false }],
  ])('%s', (_what, before, held, after) => {
    const { draft } = following(before, held);
    expect({ id: draft?.held.task.id, note: draft?.note, lost: draft?.lost }).toEqual(after);
  });
  it('a late answer that still names a call just logged begins nothing', () => {
    expect(following({ draft: null, ended: keyOf(heldOf(1)) }, heldOf(1)).draft).toBeNull();
    expect(following({ draft: null, ended: keyOf(heldOf(1)) }, heldOf(1, 2)).draft).not.toBeNull();
  });
  it('a call on its way to be logged is not lost when the desk names it no more', () => {
    const logging = { ...hand({ note: 'írt' }), ended: keyOf(heldOf(1)) };
    expect(following(logging, null)).toBe(logging);
  });
  it('whatever the desk says, what was typed stays, and the same answer twice changes nothing', () => {
    const told = fc.option(fc.record({ id: fc.integer({ min: 1, max: 3 }), fence: fc.integer({ min: 1, max: 3 }) }));
    fc.assert(
      fc.property(fc.array(told, { maxLength: 8 }), (all) => {
        let now = hand({ note: 'írt' });
        for (const each of all) {
          const held = each && heldOf(each.id, each.fence);
          now = following(now, held);
          expect(following(now, held)).toBe(now);
        }
        expect(now.draft && touched(now.draft)).toBe(true);
        expect(now.draft?.held.task.id).toBe(1);
      }),
    );
  });
});

describe('what is not shown before the client has proved who it is', () => {
  const inHand = {
    account: { accountNumber: 'MB-0012345', email: 'anna@pelda.test' },
    task: { accounts: [{ accountNumber: 'MB-0012345' }] },
  } as Held;
  const card = {
    siblings: [{ id: 2, accountNumber: 'MB-0099999' }],
    listed: null,
    birthDate: '1960-02-03',
    street: 'Fő utca 1.',
    taxNumber: null,
    policyNumbers: 'K-1234; K-5678',
  } as unknown as AccountCard;
  it.each([
    ['a MB-0012345 számú ügyfélszámla', 'a ••••• számú ügyfélszámla'],
    ['mb-0099999 és K-5678', '••••• és •••••'],
    ['Anna@Pelda.test, 1960. 02. 03.', '•••••, •••••.'],
    ['Fő utca 1. · Fő utca 12', '••••• · Fő utca 12'],
    ['semmi titok', 'semmi titok'],
  ])('%s', (text, shown) => {
    expect(hiding(inHand, card)(text)).toBe(shown);
  });
});

describe('keys for a whole call without a note', () => {
  const call = { phones: ['+36201111111', '+3617654321'], dialled: '+3617654321' };
  it('next, dial and outcome: three for every outcome, with Shift for those that ask something', () => {
    const asking = defaultOutcomes.flatMap((outcome) => (questionOf(outcome, call) === null ? [] : [outcome.code]));
    expect(asking).toEqual(['VISSZAHIVAS', 'ADATJAVITAS']);
  });
  it('a number that leads nowhere is asked for only where none was dialled and there are several', () => {
    const dead = { effect: 'repair', reached: false } as const;
    expect(questionOf(dead, call)).toBeNull();
    expect(questionOf(dead, { ...call, dialled: null })).toBe('which');
    expect(questionOf(dead, { phones: ['+36201111111'], dialled: null })).toBeNull();
  });
});
