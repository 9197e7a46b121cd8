import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  mustRegisterStatuses,
  openStatuses,
  registeredStatuses,
  registrationSteps,
  accountStatuses,
} from '#contract/account-status.ts';
import { AccountFilter } from '#contract/accounts.ts';
import { dashboard, type CohortDetail, type CohortStanding } from '#contract/dashboard.ts';
import { settings } from '#contract/settings.ts';
import { rowsOf } from '#db/rows.ts';
import { markRegistered, markStep, matching } from '../../api/accounts/accounts.ts';
import type { Actor } from '../../api/context.ts';
import { addAccount } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { intermediary, signInAs } from '../support/people.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const must = { status: [...mustRegisterStatuses] };
const open = { status: [...openStatuses] };
const registered = { status: [...registeredStatuses] };

describe.each(dialects)('the overview on %s', (dialect) => {
  let world: World;
  let spring = 0;
  let firm = 0;
  let unregistered = 0;

  const confirmed = (day: string): Record<string, string> => ({
    confirmed_on: day,
    confirmed_at: `${day}T12:00:00.000Z`,
    step: 'confirmed',
  });

  beforeAll(async () => {
    world = await openWorld(dialect);
    spring = (await world.admin.call(settings.cohorts, {})).rows[0]?.id ?? 0;
    const summer = await world.admin.call(settings.addCohort, { name: 'Nyári', deadline: '2012-07-31' });
    firm = await intermediary(world, 'K0001');
    const through = { intermediary_id: firm };
    unregistered = await addAccount(world);
    await addAccount(world, {}, { ...through, step: 'code_sent', started_on: '2012-02-10' });
    await addAccount(world, { email: null }, through);
    await addAccount(world, {}, { step: 'locked', started_on: '2012-02-09', deadline: '2012-02-10' });
    await addAccount(world, {}, { ...through, manager_kind: 'broker' });
    await addAccount(world, {}, { closed_on: '2012-02-14' });
    await addAccount(world, {}, { ...through, step: 'invited', last_contact_at: '2012-02-14T10:00:00.000Z' });
    await addAccount(world, {}, { ...through, step: 'invited', last_contact_at: '2012-02-13T10:00:00.000Z' });
    await addAccount(world, {}, { ...through, ...confirmed('2012-02-11') });
    await addAccount(world, {}, confirmed('2012-02-11'));
    await addAccount(world, {}, { ...through, ...confirmed('2012-02-13') });
    await addAccount(world, {}, { ...confirmed('2012-02-13'), deadline: '2012-02-12' });
    await addAccount(world, {}, { ...confirmed('2012-02-12'), closed_on: '2012-02-15' });
    await addAccount(world, {}, { cohort_id: summer.id, deadline: '2012-07-31' });
  });
  afterAll(() => world.close());

  /** What the list would show, for whoever asks. */
  const listed = async (filter: object, actor: Actor | null = null): Promise<number> => {
    const ctx = actor ? world.ctx.as(actor) : world.ctx;
    const ids = await matching(ctx, AccountFilter.parse({ cohort: spring, ...filter }));
    return (await ctx.db('account').whereIn('id', ids(ctx.db)).pluck('id')).length;
  };

  const show = async (client: Client = world.admin): Promise<{ cohort: CohortStanding; detail: CohortDetail }> => {
    const { cohorts, detail } = await client.call(dashboard.show, { cohort: spring });
    const cohort = cohorts.find(({ id }) => id === spring);
    if (!cohort || detail === null) throw new Error('no such period');
    return { cohort, detail };
  };

  /** Every number of the screen is the length of the list it opens. */
  const everyNumberOpensItsRows = async (client?: Client, actor?: Actor): Promise<void> => {
    const { cohort, detail } = await show(client);
    const count = (filter: object): Promise<number> => listed(filter, actor);
    expect(cohort.mustRegister).toBe(await count(must));
    expect(cohort.registered).toBe(await count(registered));
    expect(cohort.late).toBe(await count({ status: 'registered_late' }));
    expect(cohort.open).toBe(await count(open));
    expect(cohort.overdue).toBe(await count({ overdue: true }));
    expect(detail.dueWithin7).toBe(await count({ dueWithin: 7 }));
    for (const status of accountStatuses)
      expect({ status, n: detail.byStatus[status] }).toEqual({ status, n: await count({ status }) });
    for (const step of registrationSteps)
      expect({ step, n: detail.byStep[step] }).toEqual({ step, n: await count({ ...must, step }) });
    expect(Object.values(detail.byStep).reduce((a, b) => a + b, 0)).toBe(cohort.mustRegister);
    for (const { day, ...numbers } of detail.days) {
      const onDay = { ...registered, confirmedFrom: day, confirmedTo: day };
      expect({ day, ...numbers }).toEqual({
        day,
        registered: await count(onDay),
        open: await count({ ...open, asOf: day }),
      });
    }
    for (const { code, name: _name, lastContactAt: _at, ...numbers } of detail.intermediaries) {
      const through = { intermediary: code ?? 'none' };
      expect({ code, ...numbers }).toEqual({
        code,
        mustRegister: await count({ ...through, ...must }),
        registered: await count({ ...through, ...registered }),
        open: await count({ ...through, ...open }),
        overdue: await count({ ...through, overdue: true }),
      });
    }
  };

  it('takes the period with the latest deadline unless told otherwise', async () => {
    const shown = await world.admin.call(dashboard.show, {});
    expect(shown.cohorts.map(({ name, daysLeft }) => [name, daysLeft])).toEqual([
      ['Nyári', 167],
      ['2012. évi megújítás', 5],
    ]);
    expect(shown.detail?.id).toBe(shown.cohorts[0]?.id);
    await expect(world.admin.call(dashboard.show, { cohort: 999 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('counts what there is', async () => {
    const { cohort, detail } = await show();
    expect(cohort).toMatchObject({ mustRegister: 10, registered: 4, late: 1, open: 6, overdue: 1 });
    expect(detail.byStatus).toMatchObject({ not_required: 1, closed: 2, blocked: 1, in_progress: 2, not_started: 3 });
    // The picture begins with the first notice, at the end of January.
    expect(detail.days[0]?.day).toBe('2012-01-31');
    expect(detail.days.slice(11).map(({ day, registered: n, open: rest }) => [day.slice(8), n, rest])).toEqual([
      ['11', 2, 10],
      ['12', 0, 9],
      ['13', 2, 7],
      ['14', 0, 6],
      ['15', 0, 6],
    ]);
    expect(detail.intermediaries).toEqual([
      {
        code: 'K0001',
        name: 'Közvetítő K0001 Kft.',
        mustRegister: 6,
        registered: 2,
        open: 4,
        overdue: 0,
        lastContactAt: '2012-02-14T10:00:00.000Z',
      },
      { code: null, name: null, mustRegister: 4, registered: 2, open: 2, overdue: 1, lastContactAt: null },
    ]);
    expect(detail.pace).toMatchObject({ perDay: 1, recentPerDay: 1, neededPerDay: 1 });
  });

  it('shows of every number exactly the rows that are counted', () => everyNumberOpensItsRows());

  it('counts anew when a client registers, is closed, comes back or changes hands', async () => {
    const before = (await show()).cohort;
    await world.ctx.write(async (tx) => {
      await markStep(tx, unregistered, 'sms_sent', { startedOn: '2012-02-15' });
      await markRegistered(tx, unregistered, { at: tx.now(), source: 'portal' });
    });
    expect((await show()).cohort).toMatchObject({ registered: before.registered + 1, open: before.open - 1 });
    await everyNumberOpensItsRows();
    const change = (values: object): Promise<number> =>
      world.ctx.write(({ db }) => db('account').where('id', unregistered).update(values));
    await change({ closed_on: '2012-02-15' });
    await everyNumberOpensItsRows();
    await change({ closed_on: null, intermediary_id: firm, last_contact_at: world.ctx.now() });
    await everyNumberOpensItsRows();
    await change({ manager_kind: 'agent' });
    await everyNumberOpensItsRows();
    await world.ctx.write(({ db }) => db('account').where('id', unregistered).delete());
    await everyNumberOpensItsRows();
  });

  it('finds the last contact of each intermediary at the end of its part of an index', async () => {
    const asked: { sql: string; bindings: readonly string[] }[] = [];
    const hear = (query: { sql: string; bindings: readonly string[] }): void => void asked.push(query);
    world.ctx.db.on('query', hear);
    await show();
    world.ctx.db.off('query', hear);
    const question = asked.find(({ sql }) => sql.includes('max(account.last_contact_at)'));
    if (dialect === 'postgresql') return expect(question).toBeDefined();
    const plan = await rowsOf<{ detail: string }>(
      world.ctx.db,
      `explain query plan ${question?.sql ?? ''}`,
      question?.bindings,
    );
    const search = plan.map(({ detail }) => detail).find((detail) => detail.includes('account_last_contact'));
    expect(search).toContain('cohort_id=? AND <expr>=? AND last_contact_at>?');
    return undefined;
  });

  it('counts what had happened when the clock of a training is set back', async () => {
    world.clock.set(new Date('2012-02-12T09:00:00.000Z'));
    const { cohort, detail } = await show();
    expect(cohort).toMatchObject({ daysLeft: 8, registered: 3 });
    expect(detail.days.at(-1)?.day).toBe('2012-02-12');
    await everyNumberOpensItsRows();
    world.clock.set(new Date('2012-02-15T09:00:00.000Z'));
  });

  it('shows a broker its own clients only', async () => {
    const broker = await signInAs(world, 'broker');
    const { detail } = await show(broker);
    expect(detail.intermediaries.map(({ code }) => code)).toEqual(['K0001']);
    await everyNumberOpensItsRows(broker, { id: 9, role: 'broker', displayName: 'Minta', intermediaryId: firm });
    const stranger = await signInAs(world, 'broker', 'idegen', 'K0002');
    const nothing = await show(stranger);
    expect(nothing.cohort).toMatchObject({ mustRegister: 0, registered: 0, open: 0 });
    expect(nothing.detail.intermediaries).toEqual([]);
  });
});
