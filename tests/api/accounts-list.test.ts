import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountStatuses, managerKinds, registrationSteps } from '#contract/account-status.ts';
import { accounts, accountSorts, type AccountFilter, type AccountLine, type AccountSort } from '#contract/accounts.ts';
import { daysLeft, isOverdue, mustRegister, statusAsOf } from '#contract/deadline.ts';
import { fold, sortKey } from '#contract/hungarian.ts';
import { settings } from '#contract/settings.ts';
import { users } from '#contract/users.ts';
import { session } from '#contract/session.ts';
import { addAccount } from '../support/accounts.ts';
import { criteriaOf } from '../../api/accounts/criteria.ts';
import { hitsOf } from '../../api/accounts/counts.ts';
import { rosterOf } from '../../api/accounts/roster/keep.ts';
import { countedBy, knows, matching } from '../../api/accounts/roster/matching.ts';
import { idsBy } from '../../api/accounts/roster/orders.ts';
import { derived } from '../../api/accounts/search-text.ts';
import { changesSeen, forgetChanges, noteManyChanges } from '#db/account-changes.ts';
import type { Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { anyAccount } from '../support/many-accounts.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const TODAY = '2012-02-15';
/** Whose letters and numbers no search here is after. */
const person = {
  email: null,
  mobile: null,
  secondaryPhone: null,
  birthDate: null,
  taxNumber: null,
};
const BROKER = { username: 'alkusz', password: 'egy hosszú alkuszi jelmondat' };

type Known = {
  id: number;
  name: string;
  number: string;
  intermediary: number;
  contacted: string | null;
  step: string;
  facts: Parameters<typeof statusAsOf>[0];
};

/** One or two letters are looked for at the beginning of a word, more anywhere. */
const holds = (text: string, query: string): boolean =>
  fold(query)
    .split(' ')
    .every((word) => ` ${fold(text)}`.includes(word.length < 3 ? ` ${word}` : word));

/** What the list should show, worked out by the contract's own rules. */
function expected(all: readonly Known[], filter: AccountFilter, sort: AccountSort): number[] {
  const asOf = filter.asOf ?? TODAY;
  const statusOrder = [
    'not_started',
    'in_progress',
    'blocked',
    'registered_late',
    'registered_in_time',
    'not_required',
    'closed',
  ];
  const open = ['not_started', 'in_progress', 'blocked'];
  const statusOf = (each: Known) => statusAsOf(each.facts, asOf);
  const overdue = (each: Known): boolean => isOverdue(each.facts, asOf);
  const left = (each: Known): number => daysLeft(each.facts.deadline, asOf) ?? Infinity;
  const keep = (each: Known): boolean =>
    (filter.status?.includes(statusOf(each)) ?? true) &&
    (filter.step?.some((step) => step === each.step) ?? true) &&
    (filter.managerKind?.includes(each.facts.managerKind) ?? true) &&
    (filter.overdue === undefined || filter.overdue === overdue(each)) &&
    (filter.dueWithin === undefined ||
      (open.includes(statusOf(each)) && left(each) >= 0 && left(each) <= filter.dueWithin)) &&
    (filter.contacted === undefined || filter.contacted === (each.contacted !== null)) &&
    (filter.intermediary === undefined ||
      (filter.intermediary === 'none' ? 0 : Number(filter.intermediary.slice(1))) === each.intermediary) &&
    (filter.q === undefined || holds(`${each.name} ${each.number}`, filter.q));
  const key = (each: Known): (string | number)[] => {
    switch (sort.replace('-', '')) {
      case 'name':
        return [sortKey(each.name), each.id];
      case 'deadline':
        return [each.facts.deadline ?? '', sortKey(each.name), each.id];
      case 'accountNumber':
        return [each.number, each.id];
      case 'lastContact':
        return [each.contacted ?? '', each.id];
      default:
        return [statusOrder.indexOf(statusOf(each)), sortKey(each.name), each.id];
    }
  };
  const compare = (left: Known, right: Known): number => {
    const [one, two] = [key(left), key(right)];
    const at = one.findIndex((value, index) => value !== two[index]);
    return at < 0 ? 0 : (one[at] ?? 0) < (two[at] ?? 0) ? -1 : 1;
  };
  const sorted = all.filter(keep).sort(compare);
  return (sort.startsWith('-') ? sorted.toReversed() : sorted).map(({ id }) => id);
}

const anyPart = fc.record({
  status: fc.subarray([...accountStatuses], { minLength: 1, maxLength: 3 }),
  step: fc.subarray([...registrationSteps], { minLength: 1, maxLength: 3 }),
  managerKind: fc.subarray([...managerKinds], { minLength: 1, maxLength: 2 }),
  overdue: fc.boolean(),
  dueWithin: fc.integer({ min: 0, max: 9 }),
  contacted: fc.boolean(),
  intermediary: fc.constantFrom('K1', 'K2', 'K3', 'none'),
  q: fc.constantFrom('kovacs', 'Kovács a', 'ova', 'ann', 'k', 'sz', 'U0', 'ö', 'zso csil'),
  asOf: fc
    .integer({ min: -8, max: 14 })
    .map((days) => new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10)),
});
const parts = [
  'status',
  'step',
  'managerKind',
  'overdue',
  'dueWithin',
  'contacted',
  'intermediary',
  'q',
  'asOf',
] as const;
/** Up to three parts at once: more leave nothing to look at. */
const anyFilter = fc
  .tuple(anyPart, fc.subarray([...parts], { maxLength: 3 }))
  .map(([all, chosen]): AccountFilter => Object.fromEntries(chosen.map((name) => [name, all[name]])));

describe.each(dialects)('the list on %s', (dialect) => {
  let world: World;
  let broker: Client;
  const known: Known[] = [];

  beforeAll(async () => {
    world = await openWorld(dialect);
    const intermediaries: number[] = [];
    for (const code of ['K1', 'K2', 'K3'])
      intermediaries.push(
        (await world.admin.call(settings.addIntermediary, { code, name: `Közvetítő ${code}`, kind: 'broker' })).id,
      );
    await world.admin.call(users.add, {
      ...BROKER,
      displayName: 'Alkusz Aladár',
      role: 'broker',
      intermediaryId: intermediaries[1] ?? 0,
    });
    broker = world.stranger();
    await broker.call(session.signIn, BROKER);
    for (const [at, made] of fc.sample(anyAccount, { numRuns: 160, seed: 47 }).entries()) {
      const { family, given, intermediary, ...facts } = made;
      const name = `${family} ${given}`;
      const number = `U${String((at * 37) % 160).padStart(6, '0')}`;
      const id = await addAccount(
        world,
        { accountNumber: number, holderName: name, email: null, mobile: null },
        { ...facts, intermediary_id: intermediaries[intermediary - 1] ?? null },
      );
      known.push({
        id,
        name,
        number,
        intermediary,
        contacted: facts.last_contact_at,
        step: facts.step,
        facts: {
          managerKind: facts.manager_kind,
          closedOn: facts.closed_on,
          startedOn: facts.started_on,
          confirmedOn: facts.confirmed_on,
          deadline: facts.deadline,
          reachable: facts.reachable === 1,
        },
      });
    }
  });
  afterAll(() => world.close());

  /** The whole list by its cursors, in pages of that many. */
  async function walk(filter: AccountFilter, sort: AccountSort, limit: number): Promise<AccountLine[]> {
    const rows: AccountLine[] = [];
    let after: string | undefined;
    do {
      const page = await world.admin.call(accounts.list, { ...filter, sort, limit, ...(after ? { after } : {}) });
      expect(page.rows.length).toBeLessThanOrEqual(limit);
      rows.push(...page.rows);
      after = page.next ?? undefined;
      expect(page.total).toBe(expected(known, filter, sort).length);
    } while (after !== undefined);
    return rows;
  }

  const showsRight = (seed: number, numRuns = 80): Promise<void> => {
    const any = fc.tuple(anyFilter, fc.constantFrom(...accountSorts), fc.integer({ min: 15, max: 60 }), fc.nat(150));
    return fc.assert(
      fc.asyncProperty(any, async ([filter, sort, limit, skip]) => {
        const should = expected(known, filter, sort);
        expect((await walk(filter, sort, limit)).map(({ id }) => id)).toEqual(should);
        const jumped = await world.admin.call(accounts.list, { ...filter, sort, limit, skip });
        expect(jumped.rows.map(({ id }) => id)).toEqual(should.slice(skip, skip + limit));
        expect(jumped.next === null).toBe(skip + limit >= should.length);
      }),
      { numRuns, seed },
    );
  };

  it('shows what the contract’s rules say, in every order, page by page and from anywhere', () => showsRight(11));

  it('derives every line as of any day as the contract does', async () => {
    for (const asOf of ['2012-02-05', '2012-02-14', TODAY, '2012-02-16', '2012-02-28']) {
      const lines = new Map((await walk({ asOf }, 'name', 500)).map((line) => [line.id, line]));
      for (const { id, facts } of known)
        expect(lines.get(id)).toMatchObject({
          status: statusAsOf(facts, asOf),
          overdue: isOverdue(facts, asOf),
          mustRegister: mustRegister(facts, asOf),
          daysLeft: daysLeft(facts.deadline, asOf),
        });
    }
  });

  it('counts what it shows, and beside each filter what choosing it would show', async () => {
    const ids = (filter: AccountFilter): number => expected(known, filter, 'name').length;
    await fc.assert(
      fc.asyncProperty(anyFilter, async (filter) => {
        const counts = await world.admin.call(accounts.summary, filter);
        expect(counts.total).toBe(ids(filter));
        const without = (name: keyof AccountFilter): AccountFilter =>
          Object.fromEntries(Object.entries(filter).filter(([key]) => key !== name));
        for (const status of accountStatuses) {
          expect(counts.facets.status[status]).toBe(ids({ ...filter, status: [status] }));
          const chosen = filter.status?.includes(status) ?? true;
          expect(counts.byStatus[status]).toBe(chosen ? ids({ ...filter, status: [status] }) : 0);
        }
        for (const step of registrationSteps) expect(counts.facets.step[step]).toBe(ids({ ...filter, step: [step] }));
        for (const kind of managerKinds)
          expect(counts.facets.managerKind[kind]).toBe(ids({ ...filter, managerKind: [kind] }));
        expect(counts.facets.contacted).toEqual({
          true: ids({ ...filter, contacted: true }),
          false: ids({ ...filter, contacted: false }),
        });
        const byIntermediary = new Map(counts.facets.intermediary.map(({ id, count }) => [id, count]));
        expect(byIntermediary.get(null) ?? 0).toBe(ids({ ...without('intermediary'), intermediary: 'none' }));
        expect(counts.overdue).toBe(filter.overdue === false ? 0 : ids({ ...filter, overdue: true }));
        expect(Object.values(counts.byStep).reduce((sum, n) => sum + n, 0)).toBe(counts.total);
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it('gives a broker its own clients only, in rows, totals and counts', async () => {
    const own = known.filter(({ intermediary }) => intermediary === 2);
    const page = await broker.call(accounts.list, { limit: 500 });
    expect(page.rows.map(({ id }) => id)).toEqual(expected(own, {}, 'name'));
    expect(page.total).toBe(own.length);
    expect((await broker.call(accounts.list, { intermediary: 'K1' })).total).toBe(0);
    const counts = await broker.call(accounts.summary, { q: 'kovacs' });
    expect(counts.total).toBe(expected(own, { q: 'kovacs' }, 'name').length);
    expect(counts.facets.intermediary.length).toBeLessThanOrEqual(1);
    const foreign = known.find(({ intermediary }) => intermediary === 1);
    await expect(broker.call(accounts.card, { id: foreign?.id ?? 0 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('shows accounts picked one by one, within the rest of the filter', async () => {
    const ids = known.slice(20, 60).map(({ id }) => id);
    const picked = known.filter(({ id }) => ids.includes(id));
    for (const filter of [{}, { q: 'kovacs' }, { status: ['closed' as const] }, { asOf: '2012-02-10' }]) {
      const page = await world.admin.call(accounts.list, { ...filter, ids, sort: '-deadline', limit: 500 });
      expect(page.rows.map(({ id }) => id)).toEqual(expected(picked, filter, '-deadline'));
      expect((await world.admin.call(accounts.summary, { ...filter, ids })).total).toBe(page.rows.length);
    }
  });

  it('refuses a cursor that is not its own', async () => {
    const { next } = await world.admin.call(accounts.list, { limit: 5 });
    const after = next ?? '';
    await expect(world.admin.call(accounts.list, { sort: 'deadline', after })).rejects.toMatchObject({
      code: 'CURSOR_INVALID',
    });
    await expect(world.admin.call(accounts.list, { after: 'semmi' })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    await expect(world.admin.call(accounts.list, { after, skip: 5 })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  const goesOn = async (filter: AccountFilter): Promise<void> => {
    const first = await world.admin.call(accounts.list, { ...filter, sort: 'deadline', limit: 10 });
    const last = first.rows.at(-1);
    await world.ctx.write((tx) =>
      tx
        .db('account')
        .where({ id: last?.id ?? 0 })
        .update({ deadline: '2012-03-30' }),
    );
    const rest = await world.admin.call(accounts.list, {
      sort: 'deadline',
      limit: 500,
      ...filter,
      after: first.next ?? '',
    });
    const seen = [...first.rows, ...rest.rows].map(({ id }) => id);
    expect(new Set(seen)).toEqual(new Set(expected(known, filter, 'name')));
    await world.ctx.write((tx) =>
      tx
        .db('account')
        .where({ id: last?.id ?? 0 })
        .update({ deadline: last?.deadline ?? '' }),
    );
  };

  it('goes on at the right place when the row it was left at has changed or gone', () => goesOn({ q: 'kovacs' }));

  it('knows by heart what the contract’s rules say, whatever has changed since it was read', async () => {
    const { ctx } = world;
    const change = (id: number, values: object): Promise<unknown> =>
      ctx.write((tx) => tx.db('account').where({ id }).update(values));
    const roster = () =>
      eventually(async () => {
        const read = await rosterOf(ctx);
        if (read === null) throw new Error('still being read');
        return read;
      }, 60_000);
    const any = fc.tuple(anyFilter, fc.constantFrom('name', 'deadline', 'accountNumber', 'lastContact'));
    const holdsGood = (seed: number): Promise<void> =>
      fc.assert(
        fc.asyncProperty(any, async ([filter, order]) => {
          const searched = { q: 'a', ...filter };
          const criteria = await criteriaOf(ctx, searched);
          fc.pre(knows(criteria));
          const [read, hits] = [await roster(), await hitsOf(ctx, criteria)];
          const found = matching(read, { ids: idsBy(read, order), hits }, criteria);
          expect([...found]).toEqual(expected(known, searched, order));
          for (const by of ['status', 'step', 'manager_kind', 'contacted', null] as const)
            expect(countedBy(await roster(), found, by).reduce((sum, [, n]) => sum + n, 0)).toBe(found.length);
        }),
        { numRuns: 40, seed },
      );
    await holdsGood(3);
    await showsRight(12, 16);
    await goesOn({ contacted: true });

    const [first, second, third, gone] = known;
    if (!first || !second || !third || !gone) throw new Error('nobody is known');
    const read = await roster();
    const renamed = (known: Known, name: string) => {
      known.name = name;
      const { search_text, name_sort } = derived({ ...person, holderName: name, accountNumber: known.number });
      return change(known.id, { holder_name: name, search_text, name_sort });
    };
    await renamed(first, 'Aba Anna');
    await renamed(second, 'Zzúg Anna');
    await renamed(third, 'Kovács Anna');
    third.contacted = '2012-02-14T10:00:00.000Z';
    await change(third.id, { last_contact_at: third.contacted });
    second.facts = { ...second.facts, closedOn: '2012-02-01' };
    await change(second.id, { closed_on: '2012-02-01' });
    await ctx.write((tx) => tx.db('account').where({ id: gone.id }).delete());
    known.splice(known.indexOf(gone), 1);
    for (const name of ['Aba Anna', 'Kovács Anna', 'Kovács Anna', 'Zsoldos Anna']) {
      const number = `A${name.length}${known.length}`;
      const id = await addAccount(world, { ...person, holderName: name, accountNumber: number });
      const facts = { managerKind: 'owner', deadline: '2012-02-20', reachable: false } as const;
      known.push({
        id,
        name,
        number,
        intermediary: 0,
        contacted: null,
        step: 'not_contacted',
        facts: { ...facts, closedOn: null, startedOn: null, confirmedOn: null },
      });
    }
    await holdsGood(4);
    await showsRight(13, 16);
    expect(await roster(), 'only what has changed was read again').toBe(read);

    await ctx.write(async ({ db }) => forgetChanges(db, await changesSeen(db)));
    // more than is taken up: all is read again
    await ctx.write((tx) => noteManyChanges(tx.db));
    for (const { id } of known.slice(40, 60)) await change(id, { step: 'locked' });
    for (const each of known.slice(40, 60)) each.step = 'locked';
    await holdsGood(5);
  });
});
