import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { calls } from '#contract/calls.ts';
import { dayStart } from '#contract/local-time.ts';
import { session } from '#contract/session.ts';
import { addAccount } from '../../support/accounts.ts';
import { agents, itIs } from '../../support/calling.ts';
import { dialects, openWorld, type World } from '../../support/world.ts';

/** A call: how many minutes after ten in the morning of a day it began; five minutes long, with the client unless it says. */
type Call = { day: number; minute?: number; agent?: 0 | 1; reached?: boolean; outcome?: string; effect?: string };
type Registered = { day: number; time: string } | { day: number; list: true };
type Client = { calls: readonly Call[]; registered?: readonly Registered[] };

const on = (day: number): string => `2012-02-${String(day).padStart(2, '0')}`;
const HOUR = 3600;
const DAY = 24 * HOUR;
const reachedOn = (day: number, more: Partial<Call> = {}): Call => ({ day, ...more });

/** What one client did, and what it adds to the figures of 1–20 February. */
const cases: readonly [what: string, client: Client, converted: number, waited: number | null][] = [
  ['nobody registers', { calls: [reachedOn(1)] }, 0, null],
  ['registers while on the phone', { calls: [reachedOn(1)], registered: [{ day: 1, time: '09:03' }] }, 1, 180],
  ['registers an hour after', { calls: [reachedOn(1)], registered: [{ day: 1, time: '10:00' }] }, 1, HOUR],
  ['registers on the seventh day', { calls: [reachedOn(1)], registered: [{ day: 8, time: '09:00' }] }, 1, 7 * DAY],
  ['registers later than that', { calls: [reachedOn(1)], registered: [{ day: 9, time: '09:00' }] }, 0, 8 * DAY],
  ['had registered before', { calls: [reachedOn(2)], registered: [{ day: 1, time: '12:00' }] }, 0, null],
  ['was not reached', { calls: [reachedOn(1, { reached: false })], registered: [{ day: 1, time: '12:00' }] }, 0, null],
  [
    'was reached twice: from the first',
    { calls: [reachedOn(1), reachedOn(3)], registered: [{ day: 3, time: '10:00' }] },
    1,
    2 * DAY + HOUR,
  ],
  [
    'was reached at the second call only: from that',
    { calls: [reachedOn(1, { reached: false }), reachedOn(3)], registered: [{ day: 3, time: '10:00' }] },
    1,
    HOUR,
  ],
  [
    'was reached before these days as well: from the first of them',
    { calls: [{ day: -3 }, reachedOn(2)], registered: [{ day: 2, time: '10:00' }] },
    1,
    HOUR,
  ],
  ['a list tells of the same day', { calls: [reachedOn(4)], registered: [{ day: 4, list: true }] }, 1, 0],
  ['a list tells of a later day', { calls: [reachedOn(4)], registered: [{ day: 6, list: true }] }, 1, 2 * DAY],
  ['a list tells of the day before', { calls: [reachedOn(4)], registered: [{ day: 3, list: true }] }, 0, null],
  [
    'two accounts: the first to be registered',
    {
      calls: [reachedOn(1)],
      registered: [
        { day: 5, time: '09:00' },
        { day: 2, time: '09:00' },
      ],
    },
    1,
    DAY,
  ],
  [
    'two accounts, one registered before',
    {
      calls: [reachedOn(2)],
      registered: [
        { day: 1, time: '09:00' },
        { day: 3, time: '09:00' },
      ],
    },
    1,
    DAY,
  ],
];

describe.each(dialects)('figures of calls on %s', (dialect) => {
  let world: World;
  let staff: number[] = [];
  beforeAll(async () => {
    world = await openWorld(dialect, { at: '2012-02-25T09:00:00.000Z', standing: true });
    const people = await agents(world, 2);
    staff = await Promise.all(people.map(async (one) => (await one.call(session.whoAmI, {})).user.id));
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await itIs(world, '2012-02-25T09:00:00.000Z');
    await world.ctx.write(async ({ db }) => {
      await db('call_attempt').delete();
      await db('account').update({ confirmed_at: null, confirmed_on: null, confirmed_source: null });
    });
  });

  let made = 0;
  /** Writes down what a client did; says its accounts. */
  async function happened({ calls: made_, registered = [] }: Client): Promise<number[]> {
    made += 1;
    const holder = `tettek${made}`;
    const ids: number[] = [];
    for (const each of registered.length === 0 ? [null] : registered)
      ids.push(
        await addAccount(
          world,
          {},
          {
            holder_id: holder,
            ...(each && {
              confirmed_on: on(each.day),
              confirmed_at: 'list' in each ? dayStart(on(each.day)) : `${on(each.day)}T${each.time}:00.000Z`,
              confirmed_source: 'list' in each ? 'list' : 'portal',
            }),
          },
        ),
      );
    await world.ctx.write(async ({ db }) => {
      const account_id = ids[0] ?? 0;
      const { cohort_id } = await db('account').where('id', account_id).first<{ cohort_id: number }>('cohort_id');
      const belongs = { holder_id: holder, account_id, cohort_id };
      const began = '2012-01-01T00:00:00.000Z';
      const task = {
        reason: 'overdue',
        state: 'closed',
        deadline: on(20),
        weight: 1,
        created_at: began,
        ready_at: began,
      };
      const [queued] = await db('call_task')
        .insert({ ...belongs, ...task })
        .returning<{ id: number }[]>('id');
      for (const { day, minute = 0, agent = 0, reached = true, outcome = 'IGERI', effect = 'none' } of made_) {
        const claimed = Date.parse(`${on(1)}T09:00:00.000Z`) + (day - 1) * DAY * 1000 + minute * 60_000;
        await db('call_attempt').insert({
          ...belongs,
          task_id: queued?.id,
          agent_id: staff[agent],
          claimed_at: new Date(claimed).toISOString(),
          at: new Date(claimed + 300_000).toISOString(),
          talk_seconds: 120,
          outcome,
          contact: reached ? 1 : 0,
          reached: reached ? 1 : 0,
          effect,
          identified: 0,
          note: '',
          script_version: 0,
        });
      }
    });
    return ids;
  }
  const someCampaign = (): Promise<number> =>
    world.ctx.write(async ({ db }) => {
      const row = {
        name: 'Emlékeztető',
        state: 'done',
        channel: 'email',
        template_id: 1,
        language: 'hu',
        subject: 's',
      };
      const said = { body: 'b', purpose: 'service', sms_mode: 'exact', audience: '{}', created_at: on(1) };
      const [one] = await db('campaign')
        .insert({ ...row, ...said, created_by: staff[0] })
        .returning<{ id: number }[]>('id');
      return one?.id ?? 0;
    });
  const figures = (agentId?: number) =>
    world.admin.call(calls.stats, { from: on(1), to: on(20), ...(agentId === undefined ? {} : { agentId }) });

  it.each(cases)('%s', async (_what, client, converted, waited) => {
    await happened(client);
    const { total } = await figures();
    expect(total.converted).toBe(converted);
    expect(total.timeToRegistration).toEqual({ medianSeconds: waited, clients: waited === null ? 0 : 1 });
  });

  it('the time to registration is the middle one, of all and of each agent, with how many it is of', async () => {
    const after = (hours: number, agent: 0 | 1): Client => ({
      calls: [reachedOn(1, { agent })],
      registered: [{ day: 1 + Math.floor((9 + hours) / 24), time: `${String((9 + hours) % 24).padStart(2, '0')}:00` }],
    });
    for (const [hours, agent] of [
      [1, 0],
      [2, 0],
      [30, 0],
      [4, 1],
    ] as const)
      await happened(after(hours, agent));
    // reached by both: each counts from its own call
    await happened({ calls: [reachedOn(1), reachedOn(2, { agent: 1 })], registered: [{ day: 2, time: '19:00' }] });
    await happened({ calls: [reachedOn(1)] });
    const { total, byAgent, asOf } = await figures();
    expect(asOf).toBe('2012-02-25T09:00:00.000Z');
    expect(total.timeToRegistration).toEqual({ medianSeconds: 4 * HOUR, clients: 5 });
    const [first, second] = staff;
    const of = (id: number | undefined) => byAgent.find(({ agentId }) => agentId === id)?.timeToRegistration;
    expect(of(first)).toEqual({ medianSeconds: 16 * HOUR, clients: 4 });
    expect(of(second)).toEqual({ medianSeconds: 7 * HOUR, clients: 2 });
    const alone = await figures(second);
    expect(alone.total.timeToRegistration).toEqual({ medianSeconds: 7 * HOUR, clients: 2 });
    expect(alone.byAgent.map(({ agentId }) => agentId)).toEqual([second]);
  });

  it('every share and average, with what it is of', async () => {
    await happened({
      calls: [reachedOn(1, { reached: false }), reachedOn(2)],
      registered: [{ day: 3, time: '09:00' }],
    });
    await happened({ calls: [reachedOn(1, { outcome: 'NE_HIVJAK', effect: 'suppress' })] });
    await happened({ calls: [reachedOn(1, { reached: false, outcome: 'ELHUNYT', effect: 'suppress' })] });
    await happened({ calls: [reachedOn(1, { reached: false, outcome: 'TEVES_SZAM', effect: 'repair' })] });
    const { total } = await figures();
    expect(total).toMatchObject({
      attempts: 5,
      answered: 2,
      reached: 2,
      clients: 4,
      reachedClients: 2,
      handledSeconds: 1500,
      averageHandlingSeconds: 300,
      converted: 1,
      attemptsPerConversion: 5,
      conversion: 0.5,
      contactRate: 0.5,
      connectRate: 0.4,
      repairs: 1,
      repairRate: 0.2,
      keptRate: null,
      // the dead are no refusal
      optOuts: 1,
    });
  });

  it('registrations by what came before them, last and at all, within seven days', async () => {
    const campaign = await someCampaign();
    const message = (accountId: number, channel: string, at: string, more: Record<string, unknown> = {}) =>
      world.ctx.write(async ({ db }) => {
        await db('outbox').insert({
          channel,
          lane: 'bulk',
          purpose: 'service',
          account_id: accountId,
          campaign_id: campaign,
          state: 'sent',
          not_before: at,
          created_at: at,
          changed_at: at,
          sent_at: at,
          ...more,
        });
      });
    const registered = [{ day: 10, time: '12:00' }];
    const told = async (
      what: readonly [channel: string, at: string, more?: Record<string, unknown>][],
      call?: Call,
    ) => {
      const [id = 0] = await happened({ calls: call ? [call] : [], registered });
      for (const [channel, at, more] of what) await message(id, channel, at, more);
    };
    const [before, early, late] = ['2012-02-03T11:00:00.000Z', '2012-02-04T09:00:00.000Z', '2012-02-09T09:00:00.000Z'];
    await told([]);
    await told([['email', before]]);
    await told([
      ['email', early],
      ['sms', late],
    ]);
    await told([
      ['sms', early],
      ['email', late],
    ]);
    await told([['email', early]], reachedOn(9, { minute: 30 }));
    await told([['email', late]], reachedOn(9, { reached: false, minute: 30 }));
    await told([['sms', late]], reachedOn(8));
    // what came back, a code, and what came after the registration are no touch
    await told([
      ['email', late, { state: 'bounced' }],
      ['sms', late, { campaign_id: null }],
    ]);
    await told([['sms', '2012-02-10T12:30:00.000Z']]);
    // a list tells the day only: a call of that day counts
    const [byList = 0] = await happened({ calls: [reachedOn(10)], registered: [{ day: 10, list: true }] });
    expect(byList).toBeGreaterThan(0);
    const { registrations, rows, ...when } = await world.admin.call(calls.touches, { from: on(10), to: on(10) });
    expect(when).toEqual({ asOf: '2012-02-25T09:00:00.000Z', from: on(10), to: on(10) });
    expect(registrations).toBe(10);
    expect(rows).toEqual([
      { touch: 'email', last: 2, any: 4 },
      { touch: 'sms', last: 2, any: 3 },
      { touch: 'call', last: 2, any: 3 },
      { touch: 'none', last: 4, any: 4 },
    ]);
    const nothing = await world.admin.call(calls.touches, { from: on(11), to: on(12) });
    expect(nothing).toMatchObject({ registrations: 0, rows: [{ last: 0, any: 0 }, {}, {}, { last: 0, any: 0 }] });
    const wrong = world.admin.call(calls.touches, { from: on(12), to: on(11) });
    await expect(wrong).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    const [somebody] = await agents(world, 1);
    await expect(somebody?.call(calls.touches, {})).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});
