import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accounts as accountsContract } from '#contract/accounts.ts';
import { imports, type ImportRow } from '#contract/imports.ts';
import { session } from '#contract/session.ts';
import { settings } from '#contract/settings.ts';
import { known, type StoredAccount } from '../../api/accounts/stored.ts';
import { storyOf } from '../../api/imports/story.ts';
import * as accounts from '../../api/accounts/accounts.ts';
import * as outbox from '../../api/outbox/outbox.ts';
import { applied, bringIn, clearTable, settled, undone } from '../support/imports.ts';
import { line, listText, type Line } from '../support/list-text.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('judging a list on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());
  afterEach(() => clearTable(world.admin));

  /** A renewal period of its own, so that nobody else's accounts are gone. */
  async function period(): Promise<number> {
    const { rows } = await world.admin.call(settings.cohorts, {});
    const made = await world.admin.call(settings.addCohort, {
      insurerId: 1,
      name: `${rows.length + 1}. kör`,
      deadline: '2012-03-31',
    });
    return made.id;
  }

  const preview = (lines: readonly Line[], cohort: number) => bringIn(world.admin, listText(lines), { cohort });
  const take = async (lines: readonly Line[], cohort: number) =>
    applied(world.admin, (await preview(lines, cohort)).id);
  const rowsOf = async (
    id: number,
    kind: 'new' | 'changed' | 'same' | 'faulty' | 'gone' | 'repeated' | 'conflict' | 'back' | 'kept',
  ) => (await world.admin.call(imports.rows, { id, kind })).rows;
  async function stored({ number = '' }: Line): Promise<StoredAccount> {
    const [account] = await known(world.ctx, 1, [number]);
    if (!account) throw new Error(`there is no account ${number}`);
    return account;
  }
  const correct = async (told: Line, email: string) =>
    world.admin.call(accountsContract.correct, { id: (await stored(told)).id, email });

  it('shows what a line changes, field by field, and changes just that', async () => {
    const cohort = await period();
    const client = line({ town: 'Szeged' });
    await take([client], cohort);
    const before = await stored(client);

    const next = await preview([{ ...client, town: 'Győr', mobile: '06-20/555-1234' }], cohort);
    expect(next.counts).toMatchObject({ new: 0, changed: 1, same: 0, gone: 0 });
    expect((await rowsOf(next.id, 'changed')).map(({ changes }) => changes)).toEqual([
      [
        { field: 'town', before: 'Szeged', after: 'Győr' },
        { field: 'mobile', before: before.mobile, after: '+36205551234' },
      ],
    ]);
    await applied(world.admin, next.id);
    expect(await stored(client)).toMatchObject({ id: before.id, town: 'Győr', mobile: '+36205551234', revision: 1 });
    expect((await storyOf(world.ctx, before.id)).map(({ kind }) => kind)).toEqual(['list_created', 'list_changed']);
  });

  it('gives new accounts the renewal period and its deadline, which they follow but for those with their own', async () => {
    const cohort = await period();
    const [client, other] = [line(), line()];
    await take([client, other], cohort);
    expect(await stored(client)).toMatchObject({ cohort_id: cohort, deadline: '2012-03-31', reachable: 1 });
    const { id } = await stored(other);
    const own = { own_deadline: '2012-05-05', deadline: '2012-05-05' };
    await world.ctx.write((tx) => tx.db('account').where({ id }).update(own));
    await world.admin.call(settings.changeCohort, { id: cohort, deadline: '2012-04-15' });
    expect(await stored(client)).toMatchObject({ deadline: '2012-04-15' });
    expect(await stored(other)).toMatchObject({ deadline: '2012-05-05' });
  });

  it('confirms a client whom the list calls registered, and calls its reminders back', async () => {
    const cohort = await period();
    const [dated, undated] = [line({ registered: 'nem', registeredOn: '' }), line({ registered: 'nem' })];
    await take([dated, undated], cohort);
    const { id } = await stored(dated);
    const message = await world.ctx.write((tx) =>
      outbox.enqueue(tx, { channel: 'email', lane: 'bulk', to: 'a@pelda.test', text: 'Kérjük…', accountId: id }),
    );
    await world.ctx.write((tx) => tx.db('outbox').where({ id: message }).update({ not_before: '2099-01-01' }));

    await take(
      [
        { ...dated, registered: 'igen', registeredOn: '2012. 02. 07.' },
        { ...undated, registered: 'igen' },
      ],
      cohort,
    );
    expect(await stored(dated)).toMatchObject({
      confirmed_on: '2012-02-07',
      confirmed_source: 'list',
      step: 'confirmed',
    });
    expect(await stored(undated)).toMatchObject({ confirmed_on: '2012-02-15', confirmed_source: 'list' });
    expect((await outbox.fateOf(world.ctx, [message])).get(message)?.state).toBe('cancelled');
  });

  it('never takes a confirmation back: a "no" is a conflict, and nothing happens', async () => {
    const cohort = await period();
    const client = line({ registered: 'nem' });
    await take([client], cohort);
    const { id } = await stored(client);
    await world.ctx.write((tx) =>
      accounts.markRegistered(tx, id, { at: '2012-02-10T08:00:00.000Z', source: 'portal' }),
    );
    const again = await preview([client], cohort);
    expect(again.counts).toMatchObject({ same: 1, changed: 0, conflict: 1 });
    const [row] = await rowsOf(again.id, 'conflict');
    expect(row?.conflicts).toEqual([
      { kind: 'registered_here', field: 'registered', list: null, kept: '2012-02-10', fixed: true, settled: null },
    ]);
    await applied(world.admin, again.id);
    expect(await stored(client)).toMatchObject({ confirmed_on: '2012-02-10', confirmed_source: 'portal' });
  });

  it('leaves a registration on our own mirror as it was, whatever date the list has', async () => {
    const cohort = await period();
    const client = line({ registered: 'nem' });
    await take([client], cohort);
    const { id } = await stored(client);
    await world.ctx.write((tx) =>
      accounts.markRegistered(tx, id, { at: '2012-02-10T08:00:00.000Z', source: 'portal' }),
    );
    const again = await preview([{ ...client, registered: 'igen', registeredOn: '2012-01-01' }], cohort);
    expect(again.counts).toMatchObject({ same: 1, changed: 0, conflict: 0 });
  });

  it('keeps what a person corrected, and the list’s value beside it, until both agree', async () => {
    const cohort = await period();
    const client = line();
    await take([client], cohort);
    const { id, mobile } = await stored(client);
    await world.admin.call(accountsContract.correct, { id, mobile: '06 70 111 2222' });

    const same = await preview([client], cohort);
    expect(same.counts).toMatchObject({ same: 1, conflict: 1 });
    const next = await preview([{ ...client, mobile: '06 70 333 4444', email: 'uj@pelda.test' }], cohort);
    expect(await rowsOf(next.id, 'changed')).toMatchObject([
      {
        changes: [
          { field: 'email', after: 'uj@pelda.test' },
          { field: 'listMobile', before: mobile, after: '+36703334444' },
        ],
        conflicts: [{ kind: 'contact_corrected', field: 'mobile', list: '+36703334444', kept: '+36701112222' }],
      },
    ] satisfies Partial<Record<keyof ImportRow, unknown>>[]);
    await applied(world.admin, next.id);
    expect(await stored(client)).toMatchObject({
      mobile: '+36701112222',
      list_mobile: '+36703334444',
      email: 'uj@pelda.test',
    });

    await take([{ ...client, mobile: '+36 70 111 2222', email: 'uj@pelda.test' }], cohort);
    expect(await stored(client)).toMatchObject({
      mobile: '+36701112222',
      contact_corrected_at: null,
      list_mobile: null,
      list_email: null,
    });
  });

  it('marks who is not in the list any more, and says when somebody is back', async () => {
    const elsewhere = line();
    await take([elsewhere], await period());
    const cohort = await period();
    const [stays, leaves] = [line(), line()];
    await take([stays, leaves], cohort);
    const without = await preview([stays], cohort);
    expect(without.counts).toMatchObject({ same: 1, gone: 1 });
    expect(await rowsOf(without.id, 'gone')).toMatchObject([{ line: null, accountNumber: leaves.number }]);
    await applied(world.admin, without.id);
    expect(await stored(leaves)).toMatchObject({ gone_on: '2012-02-15' });
    expect(await stored(elsewhere)).toMatchObject({ gone_on: null });
    expect((await preview([stays], cohort)).counts).toMatchObject({ gone: 0 });

    const back = await preview([stays, leaves], cohort);
    expect(back.counts).toMatchObject({ same: 1, changed: 1, back: 1 });
    await applied(world.admin, back.id);
    const { id, gone_on } = await stored(leaves);
    expect(gone_on).toBeNull();
    expect((await storyOf(world.ctx, id)).map(({ kind }) => kind)).toEqual(['list_created', 'list_gone', 'list_back']);
  });

  it('does not call an account gone whose line is faulty', async () => {
    const cohort = await period();
    const client = line();
    await take([client], cohort);
    expect((await preview([{ ...client, mobile: '06 1 421 1421' }], cohort)).counts).toMatchObject({
      faulty: 1,
      gone: 0,
    });
  });

  it('takes a number once that is said twice the same way, and neither when said differently', async () => {
    const cohort = await period();
    const [same, other] = [line(), line()];
    const lines = [same, other, { ...same, number: `${same.number?.slice(0, 4)}-${same.number?.slice(4)}` }];
    const once = await preview(lines, cohort);
    expect(once.counts).toMatchObject({ new: 2, repeated: 1, faulty: 0 });
    const contradicted = await preview([...lines, { ...other, name: 'Valaki Más' }, same], cohort);
    expect(contradicted.counts).toMatchObject({ new: 1, repeated: 2, faulty: 2 });
    expect((await rowsOf(contradicted.id, 'faulty')).map(({ line: at, reasons }) => [at, reasons[0]?.reason])).toEqual([
      [3, 'account_number_twice'],
      [5, 'account_number_twice'],
    ]);
  });

  it('makes intermediaries of codes and names, and takes them back with the list', async () => {
    const cohort = await period();
    const lines = [
      line({ firm: 'K9001', firmName: 'Első Alkusz Kft.' }),
      line({ firm: '', firmName: 'Névről Ismert Bt.' }),
      line({ firm: 'K9001', firmName: 'Első Alkusz Kft.' }),
    ];
    const { id } = await take(lines, cohort);
    const firms = async () =>
      (await world.admin.call(settings.intermediaries, {})).rows.map(({ code, name }) => [code, name]);
    expect(await firms()).toEqual([
      ['K9001', 'Első Alkusz Kft.'],
      ['Névről Ismert Bt.', 'Névről Ismert Bt.'],
    ]);
    expect((await preview(lines, cohort)).counts).toMatchObject({ same: 3, changed: 0 });
    await undone(world.admin, id);
    expect(await firms()).toEqual([]);
  });

  it('takes codes of firms that differ in case only for one firm', async () => {
    const cohort = await period();
    const clients = ['KX77', 'kx77', 'Kx77'].map((firm) => line({ firm, firmName: 'Iker Alkusz Kft.' }));
    await take(clients, cohort);
    const { rows } = await world.admin.call(settings.intermediaries, {});
    const firms = rows.filter(({ code }) => code.toLowerCase() === 'kx77');
    expect(firms.map(({ code }) => code)).toEqual(['KX77']);
    for (const client of clients) expect((await stored(client)).intermediary_id).toBe(firms[0]?.id);
    const again = await preview(clients.toReversed(), cohort);
    expect(again.counts).toMatchObject({ same: 3, changed: 0 });
  });

  it('judges other previews of the insurer again once a list has changed something', async () => {
    const cohort = await period();
    const client = line();
    const first = await preview([client], cohort);
    const second = await preview([client], cohort);
    expect(second.counts).toMatchObject({ new: 1 });
    await applied(world.admin, first.id);
    await expect
      .poll(async () => (await world.admin.call(imports.one, { id: second.id })).counts, { timeout: 10_000 })
      .toMatchObject({ new: 0, same: 1 });
  });

  it('keeps on undo what somebody changed since, and lists it', async () => {
    const cohort = await period();
    const [touched, untouched, made] = [line(), line(), line()];
    await take([touched, untouched], cohort);
    const before = await stored(untouched);
    const { id } = await take([{ ...touched, name: 'Új Név' }, { ...untouched, name: 'Más Név' }, made], cohort);
    await correct(touched, 'kezzel@pelda.test');
    await correct(made, 'kezzel2@pelda.test');

    const back = await undone(world.admin, id);
    expect(back.counts.kept).toBe(2);
    expect((await rowsOf(id, 'kept')).map(({ kind, accountNumber }) => [kind, accountNumber])).toEqual([
      ['new', made.number],
      ['changed', touched.number],
    ]);
    expect(await stored(untouched)).toEqual(before);
    expect(await stored(touched)).toMatchObject({ holder_name: 'Új Név', email: 'kezzel@pelda.test' });
  });

  it('keeps on undo what something has come to depend on', async () => {
    const cohort = await period();
    const [written, plain] = [line(), line()];
    const { id } = await take([written, plain], cohort);
    const account = await stored(written);
    await world.ctx.write((tx) =>
      tx
        .db('contact_change')
        .insert({ account_id: account.id, at: tx.now(), field: 'email', before: null, after: null }),
    );
    expect((await undone(world.admin, id)).counts.kept).toBe(1);
    expect(await stored(written)).toEqual(account);
    expect(await known(world.ctx, 1, [plain.number ?? ''])).toEqual([]);
  });

  it('knows nothing of another insurer: numbers, who is missing, columns remembered, the form of a number', async () => {
    const { id: insurerId } = await world.admin.call(settings.addInsurer, { name: 'Másik Biztosító' });
    const ours = await period();
    const theirs = (await world.admin.call(settings.addCohort, { insurerId, name: 'Övék', deadline: '2012-03-31' })).id;
    const told = line();
    await take([told], ours);
    const list = await preview([told], theirs);
    expect(list.counts).toMatchObject({ new: 1, same: 0, gone: 0 });
    await applied(world.admin, list.id);
    expect(await known(world.ctx, insurerId, [told.number ?? ''])).toHaveLength(1);
    expect(await stored(told)).toMatchObject({ cohort_id: ours, gone_on: null });

    const unknown = Buffer.from(
      listText([line()])
        .toString()
        .replace(/^.*\r\n/, 'a;b;c;d;e\r\n'),
    );
    const asked = await bringIn(world.admin, unknown, { cohort: ours });
    const columns = { accountNumber: 'A', holderName: 'B', managerKind: 'C', mobile: 'D', email: 'E' };
    await world.admin.call(imports.setMapping, { id: asked.id, columns });
    expect(await settled(world.admin, asked.id)).toMatchObject({ state: 'preview' });
    expect(await bringIn(world.admin, unknown, { cohort: theirs })).toMatchObject({ state: 'needs_mapping' });

    await world.admin.call(settings.changeInsurer, { id: insurerId, accountNumberPattern: '0\\d{9}' });
    const shaped = await preview([line({ number: '611111112' }), line({ number: 'AB-123' })], theirs);
    expect(await rowsOf(shaped.id, 'new')).toMatchObject([
      { accountNumber: '0611111112', remarks: [{ reason: 'leading_zero_restored' }] },
    ]);
    expect(await rowsOf(shaped.id, 'faulty')).toMatchObject([{ reasons: [{ reason: 'account_number_pattern' }] }]);
  });

  it('is the administrator’s business alone', async () => {
    await expect(world.stranger().call(imports.list, {})).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    expect((await world.admin.call(session.whoAmI, {})).user.role).toBe('admin');
  });
});
