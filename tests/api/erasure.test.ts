import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { calls } from '#contract/calls.ts';
import { erasure } from '#contract/erasure.ts';
import { history } from '#contract/history.ts';
import { imports } from '#contract/imports.ts';
import { suppressions } from '#contract/suppressions.ts';
import { rowsOf } from '#db/rows.ts';
import { known } from '../../api/accounts/stored.ts';
import { enqueue } from '../../api/outbox/outbox.ts';
import { agents, log, nextFor, WORKDAY } from '../support/calling.ts';
import { eventually } from '../support/eventually.ts';
import { applied, bringIn, settled, undone } from '../support/imports.ts';
import { line, listText, type Line } from '../support/list-text.ts';
import { newHolder, place } from '../support/mailbox.ts';
import { walkTo } from '../support/registering.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const person = {
  name: 'Feledhető Ferenc',
  mobile: '06 30 777 1234',
  email: 'Feledheto@pelda.test',
  number: 'FLD-700001',
  town: 'Feledvár',
};
/** Everything that would tell who it was, as it may stand anywhere. */
const traces = [/feled/i, /fld-?70000/i, /307771234/, /707774321/, /KT-FELED/, /ismerős hang/];

describe.each(dialects)('forgetting a client on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect, { at: WORKDAY });
  });
  afterAll(() => world.close());

  const admin = () => world.admin;
  const stored = async (number: string) => (await known(world.ctx, 1, [number.replaceAll('-', '')]))[0];
  const tables = async (): Promise<string[]> =>
    (
      await rowsOf<{ name: string }>(
        world.ctx.db,
        dialect === 'sqlite'
          ? `select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'account_search_%'`
          : `select table_name as name from information_schema.tables where table_schema = current_schema()`,
      )
    ).map(({ name }) => name);
  async function dump(): Promise<string> {
    const parts: string[] = [];
    for (const table of await tables())
      parts.push(`${table}: ${JSON.stringify(await world.ctx.db(table).select('*'))}`);
    return parts.join('\n');
  }

  it('leaves nothing behind that tells who it was, in any table or file', async () => {
    const mine: Line = line(person);
    const second: Line = line({ ...person, number: 'FLD-700002' });
    const other = line({ name: 'Maradó Márta' });
    const first = await bringIn(admin(), listText([mine, second, other]));
    await applied(admin(), first.id);
    const account = await stored(person.number);
    if (!account) throw new Error('the list brought nobody');
    const id = account.id;
    await admin().call(accounts.correct, { id, mobile: '06 70 777 4321' });
    const waiting = await bringIn(admin(), listText([mine, { ...second, town: 'Feledháza' }, other]));
    expect(waiting.state).toBe('preview');

    await world.ctx.write((tx) =>
      enqueue(tx, {
        channel: 'email',
        lane: 'bulk',
        to: person.email,
        subject: 'Feledhető',
        text: 'Tisztelt Feledhető Ferenc!',
        accountId: id,
      }),
    );
    await eventually(async () =>
      expect(await world.ctx.db('trial_box').where('account_id', id).select('id')).toHaveLength(1),
    );
    await admin().call(suppressions.add, {
      channel: 'email',
      address: person.email,
      purpose: 'marketing',
      reason: 'objection',
    });
    const [agent] = await agents(world, 1);
    if (!agent) throw new Error('no agent');
    await admin().call(calls.add, { accountIds: [id] });
    await log(agent, await nextFor(agent), 'NEM_VESZI_FEL', { note: 'ismerős hang', phone: '+36707774321' });
    const holder = await newHolder(world, {
      number: 'KT-FELED',
      email: person.email,
      holderName: person.name,
      accountNumber: person.number,
      mobile: '+36707774321',
    });
    await place(world, holder, { subject: 'Feledhető kötvénye', text: 'Feledhető Ferenc szerződése' });
    await walkTo(
      world,
      {
        page: world.visitor(),
        accountId: id,
        accountNumber: person.number,
        mobile: '+36707774321',
        email: person.email,
        id: '',
      },
      'sms_ok',
    );

    const before = await dump();
    for (const trace of traces) expect(trace.test(before), String(trace)).toBe(true);
    const shown = await admin().call(erasure.preview, { id });
    expect((await dump()) === before).toBe(true);
    expect(shown.accountNumbers).toHaveLength(2);
    await expect(
      admin().call(erasure.erase, { id, reason: 'asked', accountNumber: 'FLD-700002' }),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' });

    const done = await admin().call(erasure.erase, { id, reason: 'asked', accountNumber: 'fld 700001' });
    expect({ ...done, stays: { ...done.stays, history: 0 } }).toEqual({
      ...shown,
      stays: { ...shown.stays, history: 0 },
    });
    expect(done.goes).toMatchObject({
      accounts: 2,
      corrections: 1,
      listFiles: 1,
      callNotes: 1,
      callTasks: 1,
      registrations: 1,
      contracts: 1,
      mailboxes: 1,
      items: 1,
      blockedAddresses: 1,
    });
    expect(done.stays).toMatchObject({ calls: 1, suppressions: 1 });

    expect(await settled(admin(), waiting.id)).toMatchObject({ state: 'preview', counts: { erased: 2, same: 1 } });
    // nor does the insurer bring the client back: by the contract, the account, an address
    for (const again of [
      { number: 'kt feled' },
      { accountNumber: person.number },
      { email: person.email.toUpperCase() },
      { mobile: '+36707774321' },
    ])
      await expect(newHolder(world, { holderName: person.name, ...again })).rejects.toMatchObject({
        code: 'CLIENT_ERASED',
      });
    await newHolder(world, { accountNumber: other.number ?? '' });
    const left = (await dump()).split('\n');
    const tell = (trace: RegExp) => left.flatMap((row) => (trace.test(row) ? `${row.split(':')[0]} ${trace}` : []));
    expect(traces.flatMap(tell)).toEqual([]);
    const { file } = await world.ctx.db('import').where({ id: first.id }).first<{ file: string }>('file');
    const folder = join(world.folder, 'files');
    await expect.poll(() => readdirSync(folder), { timeout: 30_000 }).not.toContain(file);

    const card = await admin().call(accounts.card, { id });
    expect(card).toMatchObject({
      erasedOn: '2012-02-15',
      holderName: 'Törölt ügyfél',
      email: null,
      mobile: null,
      status: 'closed',
    });
    await expect(admin().call(accounts.correct, { id, email: 'uj@pelda.test' })).rejects.toMatchObject({
      code: 'STATE_WRONG',
    });
    await expect(admin().call(erasure.preview, { id })).rejects.toMatchObject({ code: 'STATE_WRONG' });
    const { rows } = await admin().call(history.list, { action: 'account.erased' });
    expect(rows.map((row) => row.object).sort()).toEqual([`account:${id}`, `account:${id + 1}`].sort());
    expect(JSON.stringify(rows)).not.toMatch(/feled/i);
    expect(await admin().call(history.verify, {})).toMatchObject({ intact: true });
    expect((await admin().call(accounts.list, { q: 'Feledhető' })).total).toBe(0);
  }, 60_000);

  it('holds against lists: an old one taken back, the same one applied later, a new number', async () => {
    const [mine, stays] = [line({ name: 'Visszahozott Vera' }), line()];
    const old = await bringIn(admin(), listText([mine, stays]));
    await applied(admin(), old.id);
    const account = await stored(mine.number ?? '');
    const id = account?.id ?? 0;
    await admin().call(erasure.erase, { id, reason: 'no_purpose', accountNumber: mine.number ?? '' });

    const gone = await undone(admin(), old.id);
    expect(gone.counts.kept).toBe(1);
    expect(await stored(mine.number ?? '')).toBeUndefined();
    const kept = (await admin().call(imports.rows, { id: old.id, kind: 'kept' })).rows;
    expect(kept).toMatchObject([{ holderName: 'Törölt ügyfél' }]);

    const again = await bringIn(admin(), listText([mine, { ...mine, number: line().number ?? '' }, stays]));
    expect(again.counts).toMatchObject({ erased: 2, new: 1 });
    await applied(admin(), again.id);
    expect(await stored(mine.number ?? '')).toBeUndefined();
    expect((await dump()).split('\n').flatMap((row) => (/Visszahozott/i.test(row) ? row.split(':')[0] : []))).toEqual(
      [],
    );
    const gonePage = await admin().call(imports.rows, { id: again.id, kind: 'gone' });
    expect(gonePage.rows.map((row) => row.holderName)).not.toContain('Törölt ügyfél');
  }, 60_000);

  it('is for the administrator alone', async () => {
    const [agent] = await agents(world, 1);
    const { id } = (await admin().call(accounts.list, {})).rows[0] ?? { id: 0 };
    for (const [method, path, body] of [
      ['GET', `/api/accounts/${id}/erasure`, undefined],
      ['POST', `/api/accounts/${id}/erase`, { reason: 'asked', accountNumber: 'x' }],
    ] as const)
      expect((await agent?.send(method, path, body))?.status).toBe(403);
    expect((await world.stranger().send('GET', `/api/accounts/${id}/erasure`)).status).toBe(401);
  });
});
