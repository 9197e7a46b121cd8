import { describe, expect, it } from 'vitest';
import { defaultHours } from '#contract/sending-hours.ts';
import { finishTime } from '../../api/campaigns/finish-time.ts';
import { conclude } from '../../api/outbox/sending/conclusion.ts';
import { afterTrouble } from '../../api/outbox/sending/gateway-health.ts';
import type { Outcome } from '../../api/outbox/gateways/gateway.ts';
import { gathered } from '../../api/outbox/sending/group-commit.ts';
import { refilled, room, spent } from '../../api/outbox/sending/throttle.ts';
import { verdict, type LastFacts } from '../../api/outbox/sending/verdict.ts';

const fine: LastFacts = {
  lane: 'bulk',
  campaignState: 'running',
  account: 'not_started',
  restricted: false,
  outdated: false,
  addressChanged: false,
  outsideCohort: false,
  suppressed: false,
  capped: false,
  open: true,
};

describe('the last look before a message leaves', () => {
  it.each<[string, Partial<LastFacts>, ReturnType<typeof verdict>]>([
    ['all well', {}, 'go'],
    ['begun but not finished', { account: 'in_progress' }, 'go'],
    ['registered in time', { account: 'registered_in_time' }, { state: 'cancelled', reason: 'registered' }],
    ['registered late', { account: 'registered_late' }, { state: 'cancelled', reason: 'registered' }],
    ['handed to a broker since', { account: 'not_required' }, { state: 'skipped', reason: 'not_required' }],
    ['closed since', { account: 'closed' }, { state: 'skipped', reason: 'not_required' }],
    ['erased since', { account: 'gone' }, { state: 'skipped', reason: 'erased' }],
    ['its list is out of date', { account: null, outdated: true }, { state: 'cancelled', reason: 'superseded' }],
    ['restricted since', { restricted: true }, { state: 'skipped', reason: 'paused_account' }],
    ['restricted, but the client waits for a code', { restricted: true, lane: 'fast' }, 'go'],
    ['suppressed since', { suppressed: true }, { state: 'skipped', reason: 'suppressed' }],
    ['campaign paused', { campaignState: 'paused' }, { state: 'queued', reason: null }],
    ['campaign cancelled', { campaignState: 'cancelled' }, { state: 'cancelled', reason: 'campaign_cancelled' }],
    ['moved to another renewal period', { outsideCohort: true }, { state: 'skipped', reason: 'outside_cohort' }],
    ['another address since', { addressChanged: true }, { state: 'planned', reason: null }],
    ['reminded often enough', { capped: true }, { state: 'skipped', reason: 'capped' }],
    [
      'often enough, but it is evening: not judged yet',
      { capped: true, open: false },
      { state: 'queued', reason: null },
    ],
    ['evening', { open: false }, { state: 'queued', reason: null }],
    [
      'registered outranks paused',
      { account: 'registered_late', campaignState: 'paused' },
      { state: 'cancelled', reason: 'registered' },
    ],
    ['a code, whatever else holds', { lane: 'fast', account: 'registered_late', suppressed: true, open: false }, 'go'],
  ])('%s', (_, facts, expected) => {
    expect(verdict({ ...fine, ...facts })).toEqual(expected);
  });
});

describe('what the ledger writes of an outcome', () => {
  const now = '2012-02-15T09:00:00.000Z';
  const later: Outcome = { kind: 'later', answer: '451', seconds: null };
  it.each<[string, Exclude<Outcome, { kind: 'withheld' }>, number, object]>([
    [
      'first refusal for now',
      later,
      0,
      { state: 'queued', reason: 'temporary', notBefore: '2012-02-15T09:01:00.000Z' },
    ],
    ['third refusal for now', later, 2, { state: 'queued', notBefore: '2012-02-15T09:15:00.000Z' }],
    ['sixth refusal for now', later, 5, { state: 'failed', reason: 'too_many_tries' }],
    ['told when to come', { ...later, seconds: 600 }, 0, { notBefore: '2012-02-15T09:10:00.000Z' }],
    ['no answer', { kind: 'unknown' }, 0, { state: 'unknown', reason: 'no_answer', notBefore: null }],
    [
      'gateway down',
      { kind: 'trouble', trouble: 'timeout', answer: null, seconds: null },
      9,
      { state: 'queued', counts: false },
    ],
  ])('%s', (_, outcome, attempts, expected) => {
    expect(conclude(outcome, { lane: 'bulk', attempts, now })).toMatchObject(expected);
  });
  it('tries a test message once', () => {
    expect(conclude(later, { lane: 'test', attempts: 0, now })).toMatchObject({ state: 'failed' });
  });
});

describe('a gateway in trouble', () => {
  it.each([
    ['no_connection', 1, { pause: false, restSeconds: 2 }],
    ['no_connection', 4, { pause: false, restSeconds: 16 }],
    ['no_connection', 5, { pause: true, restSeconds: 32 }],
    ['auth_failed', 1, { pause: true, restSeconds: 2 }],
    ['throttled', 20, { pause: false, restSeconds: 300 }],
  ] as const)('%s, %i in a row', (trouble, failures, expected) => {
    expect(afterTrouble(trouble, failures)).toEqual(expected);
  });
});

describe('the throttle', () => {
  const pace = { perSecond: 10, perHour: 100 };
  it('begins full, gives what both buckets hold, and fills again with time', () => {
    const full = refilled({ second: 0, hour: 0 }, pace, null);
    expect(room(full, pace, 50)).toBe(10);
    const empty = spent(full, 10);
    expect(room(refilled(empty, pace, 0), pace, 50)).toBe(0);
    expect(room(refilled(empty, pace, 0.5), pace, 50)).toBe(5);
    expect(room(refilled({ second: 10, hour: 3.9 }, pace, 0), pace, 50)).toBe(3);
    expect(room(refilled({ second: 10, hour: 0 }, pace, 36), pace, 50)).toBe(1);
  });
  it('lets no clock that goes back fill or empty a bucket', () => {
    expect(refilled({ second: 4, hour: 7 }, pace, -3600)).toEqual({ second: 4, hour: 7 });
  });
  it('gives all that is wanted where there is no limit', () => {
    const none = { perSecond: null, perHour: null };
    expect(room(refilled({ second: 0, hour: 0 }, none, 1), none, 77)).toBe(77);
  });
});

describe('when a campaign would be done', () => {
  const speed = { perSecond: null, perHour: 100, usual: 10 };
  const sms = { hours: defaultHours.sms, movedDays: [] };
  it.each([
    ['within the day', '2012-02-15T09:00:00.000Z', 100, '2012-02-15T10:00:00.000Z'],
    // 100 an hour: 900 today from 10:00 to 19:00, the last 100 tomorrow from 9:00
    ['over the night', '2012-02-15T09:00:00.000Z', 1000, '2012-02-16T09:00:00.000Z'],
    ['from Saturday evening to Monday', '2012-02-18T18:30:00.000Z', 50, '2012-02-20T08:30:00.000Z'],
    ['nothing to send', '2012-02-19T10:00:00.000Z', 0, '2012-02-19T10:00:00.000Z'],
  ])('%s', (_, now, messages, expected) => {
    expect(finishTime(now, messages, speed, sms)).toBe(expected);
  });
  it('never, when no day is open', () => {
    const closed = { ...defaultHours.sms };
    for (const day of Object.keys(closed) as (keyof typeof closed)[]) closed[day] = null;
    expect(finishTime('2012-02-15T09:00:00.000Z', 1, speed, { hours: closed, movedDays: [] })).toBeNull();
  });
});

describe('gathering for one commit', () => {
  it('does together what came meanwhile, in order, and fails together', async () => {
    const groups: number[][] = [];
    let fail = false;
    const { ask } = gathered<number, number>(async (items) => {
      groups.push([...items]);
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (fail) throw new Error('no');
      return items.map((item) => item * 2);
    });
    expect(await Promise.all([1, 2, 3].map(ask))).toEqual([2, 4, 6]);
    expect(groups).toEqual([[1], [2, 3]]);
    fail = true;
    const failed = await Promise.allSettled([4, 5].map(ask));
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fail = false;
    expect(await ask(6)).toBe(12);
  });

  it('waits for company as long as it is told to, and begins at once when told that nobody comes', async () => {
    const groups: number[][] = [];
    let expected = 3;
    const { ask, look } = gathered<number, number>(
      (items) => {
        groups.push([...items]);
        return Promise.resolve(items);
      },
      (items) => (items.length >= expected ? 0 : 60_000),
    );
    await Promise.all([1, 2, 3].map(ask));
    const last = ask(4);
    expected = 0;
    look();
    await last;
    expect(groups).toEqual([[1, 2, 3], [4]]);
  });
});
