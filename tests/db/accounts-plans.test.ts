import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccountFilter, type AccountSort } from '#contract/accounts.ts';
import { rowsOf } from '#db/rows.ts';
import { tallyJob } from '../../api/accounts/tally.job.ts';
import { criteriaOf } from '../../api/accounts/criteria.ts';
import { FEW_HITS } from '../../api/accounts/counts.ts';
import { countStatement } from '../../api/accounts/counts.sql.ts';
import { list } from '../../api/accounts/list.ts';
import { idStatement, pageStatement, type KeyedOrder, type Way } from '../../api/accounts/page.sql.ts';
import { rosterOf } from '../../api/accounts/roster/keep.ts';
import { rosterJob } from '../../api/accounts/roster/roster.job.ts';
import type { Piece } from '../../api/accounts/status.sql.ts';
import { summary } from '../../api/accounts/summary.ts';
import { eventually } from '../support/eventually.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

type Question = { filter: object; sort: Exclude<AccountSort, 'status' | '-status'>; way: Way };

describe.each(dialects)('the hot queries of the list on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect, { setUp: false, demo: 20_000 });
    if (dialect === 'postgresql') await world.ctx.db.raw('analyze');
  });
  afterAll(() => world.close());

  async function planOf({ sql, values }: Piece): Promise<string> {
    const explain = dialect === 'sqlite' ? 'explain query plan' : 'explain';
    const rows = await rowsOf<Record<string, unknown>>(world.ctx.db, `${explain} ${sql}`, [...values]);
    return rows.map((row) => String(dialect === 'sqlite' ? row['detail'] : row['QUERY PLAN'])).join('\n');
  }
  const asked = async ({ filter, sort, way }: Question) => ({
    criteria: await criteriaOf(world.ctx, AccountFilter.parse(filter)),
    order: sort.replace('-', '') as KeyedOrder,
    descending: sort.startsWith('-'),
    after: null,
    skip: 0,
    limit: 101,
    way,
  });
  const walk = (index: Extract<Way, { how: 'walk' }>['index']): Way => ({ how: 'walk', index });

  const walks: [string, Question][] = [
    ['everything by name', { filter: {}, sort: 'name', way: walk('account_name') }],
    ['everything by deadline, last first', { filter: {}, sort: '-deadline', way: walk('account_deadline') }],
    ['everything by number', { filter: {}, sort: 'accountNumber', way: walk('account_number') }],
    ['everything by contact', { filter: {}, sort: 'lastContact', way: walk('account_contact') }],
    ['a status by name', { filter: { status: 'not_started' }, sort: 'name', way: walk('account_status') }],
    ['a step by name', { filter: { step: 'locked' }, sort: 'name', way: walk('account_step') }],
    ['an intermediary by name', { filter: { intermediary: 'K0007' }, sort: 'name', way: walk('account_intermediary') }],
    [
      'several statuses by contact',
      { filter: { status: ['not_started', 'blocked'] }, sort: '-lastContact', way: walk('account_contact') },
    ],
    ['overdue by name', { filter: { overdue: true }, sort: 'name', way: walk('account_name') }],
  ];

  it.each(walks)('%s: an index in its order, nothing sorted, nothing read whole', async (_name, question) => {
    const inner = await planOf(idStatement(world.ctx.db, await asked(question)));
    expect(inner).not.toMatch(/TEMP B-TREE|SCAN account$/m);
    if (dialect === 'sqlite') {
      expect(inner).toMatch(
        new RegExp(`USING (COVERING )?INDEX ${'index' in question.way ? question.way.index : ''}\\b`),
      );
    } else {
      expect(inner).not.toMatch(/Seq Scan on account/);
      // what is few the planner may read and sort
      if (Object.keys(question.filter).length === 0) expect(inner).not.toMatch(/Sort/);
    }
    const whole = await planOf(pageStatement(world.ctx.db, await asked(question)));
    expect(whole).toMatch(
      dialect === 'sqlite' ? /SEARCH account USING INTEGER PRIMARY KEY/ : /Index Scan using account_pkey/,
    );
  });

  it('further pages begin where the last one ended, also among many rows of the same key', async () => {
    const byName = await asked({ filter: {}, sort: 'name', way: walk('account_name') });
    const byContact = await asked({ filter: {}, sort: 'lastContact', way: walk('account_contact') });
    const plans = [
      await planOf(idStatement(world.ctx.db, { ...byName, after: ['KOVACS', 17] })),
      await planOf(idStatement(world.ctx.db, { ...byContact, after: ['', 17] })),
    ];
    for (const plan of plans) {
      expect(plan).not.toMatch(/TEMP B-TREE|SCAN account/);
      if (dialect === 'sqlite') expect(plan).toMatch(/SEARCH account .*=\? AND id>\?/);
      else expect(plan).toMatch(/Index Cond: \(ROW\(/);
    }
  });

  it('a search asks the trigram index', async () => {
    const question = await asked({ filter: { q: 'zsoldos' }, sort: 'name', way: { how: 'gather', by: 'search' } });
    const plan = await planOf(idStatement(world.ctx.db, question));
    expect(plan).toMatch(
      dialect === 'sqlite' ? /account_search VIRTUAL TABLE INDEX/ : /Bitmap Index Scan on account_search/,
    );
  });

  it('finds the same by few hits, by many from the roster, and before that has been read', async () => {
    const { ctx } = world;
    for (const [q, at] of [
      ['zsoldos', 0],
      ['an', FEW_HITS],
    ] as const) {
      const should = await rowsOf<{ id: number }>(
        ctx.db,
        `select id from account where search_text like ? order by name_sort, id`,
        [`% ${q}%`],
      );
      expect(should.length).toBeGreaterThan(at);
      for (const _read of [false, true]) {
        const { rows, total } = await list(ctx, { q, limit: 500, skip: 150, sort: 'name' });
        expect(total).toBe(should.length);
        expect(rows.map(({ id }) => id)).toEqual(should.slice(150, 650).map(({ id }) => id));
        expect((await summary(ctx, { q })).total).toBe(total);
        await eventually(async () => expect(await rosterOf(ctx)).not.toBeNull(), 60_000);
        // nothing remembered holds
        await ctx.write((tx) => tx.db('account').where('id', 1).update({ step: 'invited' }));
      }
    }
  });

  it('forgets notes of changes once nobody relies on them, and no others', async () => {
    const { ctx } = world;
    const notes = async (): Promise<{ all: number; late: number }> => {
      const [row] = await rowsOf<{ all: number; late: number }>(
        ctx.db,
        `select count(*) as "all", coalesce(sum(case when account_id = ? then 1 else 0 end), 0) as late from account_change`,
        [7],
      );
      return row ?? { all: 0, late: 0 };
    };
    let minutes = 0;
    const job = rosterJob(() => minutes * 60_000);
    const runs = async (): Promise<void> => void (await job.run(ctx, new AbortController().signal));
    await ctx.write(({ db }) => db('account_change').delete());
    const many = 'insert into account_change (account_id, moved) select 0, 0 from account limit 10001';
    await ctx.write(({ db }) => db.raw(many));
    await runs();
    await ctx.write((tx) => tx.db('account').where('id', 7).update({ deadline: '2031-01-01' }));
    minutes = 9;
    await runs();
    expect(await notes()).toEqual({ all: 10_002, late: 1 });
    minutes = 11;
    await runs();
    const { all, late } = await notes();
    expect(late, 'noted after the look').toBe(1);
    expect(all).toBeLessThan(5);
  });

  it('totals are sums of the kept counts', async () => {
    for (const filter of [
      {},
      { overdue: true },
      { status: 'not_started', contacted: 'false', intermediary: 'K0001' },
    ]) {
      const criteria = await criteriaOf(world.ctx, AccountFilter.parse(filter));
      const plan = await planOf(countStatement(world.ctx.db, criteria));
      expect(plan).toMatch(/account_tally/);
      expect(plan).not.toMatch(/\baccount\b(?!_tally)/);
    }
  });

  it('kept counts equal the accounts after thousands of changes, merged or not', async () => {
    const { ctx } = world;
    const truth = async (): Promise<unknown> =>
      rowsOf(ctx.db, `select status, step, count(*) as n from account group by status, step order by status, step`);
    const kept = async (): Promise<unknown> =>
      rowsOf(
        ctx.db,
        `select status, step, sum(n) as n from account_tally group by status, step having sum(n) <> 0 order by status, step`,
      );
    for (let turn = 0; turn < 12; turn += 1)
      await ctx.write(({ db }) =>
        db('account')
          .whereRaw('id % 12 = ?', [turn])
          .update({ step: turn % 2 === 0 ? 'invited' : 'locked', started_on: turn % 3 === 0 ? null : '2012-02-10' }),
      );
    expect(await kept()).toEqual(await truth());
    await tallyJob().run(ctx, new AbortController().signal);
    expect(await kept()).toEqual(await truth());
    const [rows] = await rowsOf<{ n: number }>(ctx.db, 'select count(*) as n from account_tally where n < 0');
    if (dialect === 'sqlite') expect(rows?.n).toBe(0);
  });
});
