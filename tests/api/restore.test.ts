import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { backups as contract, type Backup } from '#contract/backups.ts';
import { campaigns } from '#contract/campaigns.ts';
import { erasure } from '#contract/erasure.ts';
import { history } from '#contract/history.ts';
import { outbox } from '#contract/outbox.ts';
import { session } from '#contract/session.ts';
import { settings } from '#contract/settings.ts';
import { known } from '../../api/accounts/stored.ts';
import { readKey } from '../../api/recovery-key.ts';
import { tooMany } from '../../api/backups/retention.ts';
import { writeOrder } from '../../api/backups/restore-order.ts';
import { enqueue, fateOf } from '../../api/outbox/outbox.ts';
import { addAccount } from '../support/accounts.ts';
import { eventually } from '../support/eventually.ts';
import { applied, bringIn } from '../support/imports.ts';
import { line, listText } from '../support/list-text.ts';
import { ended, started } from '../support/mailing.ts';
import { ADMIN, openWorld, type World } from '../support/world.ts';

const firms = async (world: World): Promise<string[]> =>
  (await world.admin.call(settings.intermediaries, {})).rows.map(({ code }) => code);
const addFirm = (world: World, code: string) =>
  world.admin.call(settings.addIntermediary, { code, name: `Közvetítő ${code}`, kind: 'broker' });

describe('restoring a copy on SQLite', () => {
  let world: World;
  let copy: Backup;
  beforeAll(async () => {
    world = await openWorld('sqlite', { at: '2012-02-15T22:00:00.000Z' });
    await addFirm(world, 'ELŐTTE');
  });
  afterAll(() => world.close());

  /** The program has ended and started again by itself: the old session stands no more. */
  const startedAgain = async (): Promise<void> => {
    await eventually(() => expect(world.admin.call(session.whoAmI, {})).rejects.toMatchObject({ status: 401 }));
    await world.admin.call(session.signIn, ADMIN);
  };
  const restore = async (id: string): Promise<string> => {
    const { keptAs } = await world.admin.call(contract.restore, { id, confirm: id });
    await startedAgain();
    return keptAs;
  };

  it('brings back what was, keeps what is, ends all sessions, and says so in the history', async () => {
    copy = await world.admin.call(contract.make, {});
    await addFirm(world, 'UTÁNA');
    expect(await world.admin.call(contract.loss, { id: copy.id })).toMatchObject({ registrations: 0, lists: 0 });
    expect((await world.admin.call(contract.loss, { id: copy.id })).entries).toBeGreaterThan(0);
    const { port } = world.running;
    const keptAs = await restore(copy.id);
    expect(world.running.port).toBe(port);
    expect(await firms(world)).toEqual(['ELŐTTE']);
    const { rows, lastRestore } = await world.admin.call(contract.list, {});
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([copy.id, keptAs]));
    expect(lastRestore).toMatchObject({ copy: copy.id, outcome: 'restored', held: 0 });
    expect((await world.admin.call(history.list, { action: 'backup.restored' })).total).toBe(1);
    expect((await world.admin.call(history.verify, {})).intact).toBe(true);
    // What was kept is a copy like the others: back again.
    await restore(keptAs);
    expect(await firms(world)).toEqual(['ELŐTTE', 'UTÁNA']);
  });

  it('holds what waited when the copy was made, until somebody lets it go', async () => {
    const accountIds = [await addAccount(world), await addAccount(world)];
    const campaign = await started(world.admin, { accountIds });
    const [code, note] = await world.ctx.write(async (tx) => [
      await enqueue(tx, { channel: 'email', lane: 'bulk', to: 'kod@pelda.test', text: 'titok', secret: true }),
      await enqueue(tx, { channel: 'email', lane: 'bulk', to: 'jegyzet@pelda.test', text: 'nem titok' }),
    ]);
    const made = await world.admin.call(contract.make, {});
    await restore(made.id);
    const fates = await fateOf(world.ctx, [code ?? 0, note ?? 0]);
    expect(fates.get(code ?? 0)).toMatchObject({ state: 'cancelled', reason: 'superseded' });
    expect(fates.get(note ?? 0)).toMatchObject({ state: 'held' });
    expect((await world.admin.call(contract.held, {})).rows).toEqual([
      { campaignId: null, campaignName: null, channel: 'email', messages: 1 },
      { campaignId: campaign, campaignName: 'Próbakampány', channel: 'email', messages: 2 },
    ]);
    expect((await world.admin.call(campaigns.see, { id: campaign })).counts).toEqual({ held: 2 });

    // By day everything that may go goes: what is held does not.
    world.clock.set(new Date('2012-02-16T09:00:00.000Z'));
    await world.admin.call(session.signIn, ADMIN);
    world.ctx.wakeAll();
    const test = await world.ctx.write((tx) =>
      enqueue(tx, { channel: 'email', lane: 'bulk', to: 'a@b.test', text: 'x' }),
    );
    await eventually(async () => expect((await fateOf(world.ctx, [test])).get(test)?.state).toBe('simulated'));
    expect((await world.admin.call(outbox.list, { state: 'held' })).total).toBe(3);

    expect(await world.admin.call(contract.release, { campaignId: null, as: 'drop' })).toEqual({ messages: 1 });
    expect((await fateOf(world.ctx, [note ?? 0])).get(note ?? 0)).toMatchObject({
      state: 'cancelled',
      reason: 'restored',
    });
    expect(await world.admin.call(contract.release, { campaignId: campaign, as: 'send' })).toEqual({ messages: 2 });
    expect((await ended(world.admin, campaign)).counts).toEqual({ simulated: 2 });
    expect(await world.admin.call(contract.release, { campaignId: campaign, as: 'send' })).toEqual({ messages: 0 });
  });

  it('erases again whom the copy brings back', async () => {
    const [told, other] = [line({ name: 'Visszatér Viola' }), line()];
    const { id: list } = await bringIn(world.admin, listText([told, other]));
    await applied(world.admin, list);
    const made = await world.admin.call(contract.make, {});
    const find = async ({ number = '' }) => (await world.admin.call(accounts.list, { q: number })).rows;
    const [gone] = await find(told);
    const id = gone?.id ?? 0;
    await world.admin.call(erasure.erase, { id, reason: 'asked', accountNumber: told.number ?? '' });
    await restore(made.id);
    expect(await find(told)).toEqual([]);
    expect((await known(world.ctx, 1, [told.number ?? ''])).length).toBe(0);
    expect(await find(other)).toHaveLength(1);
    expect((await world.admin.call(contract.list, {})).lastRestore).toMatchObject({ outcome: 'restored', erased: 1 });
    const { rows } = await world.admin.call(history.list, { action: 'account.erased_again' });
    expect(rows.map(({ object, actorRole }) => [object, actorRole])).toEqual([[`account:${id}`, 'program']]);
    // nothing is left to do, and a list does not bring the client back either
    await world.restart();
    expect((await world.admin.call(history.list, { action: 'account.erased_again' })).total).toBe(1);
    expect((await bringIn(world.admin, listText([told, other]))).counts).toMatchObject({ erased: 1, same: 1 });
  });

  it('refuses a copy that does not open, and one that was not named twice', async () => {
    const broken = 'kapocs_20120101_000000000_daily';
    writeFileSync(join(world.folder, 'backups', `${broken}.sqlite`), Buffer.alloc(8192, 7));
    const order = (id: string, confirm = id) => world.admin.call(contract.restore, { id, confirm });
    await expect(order(broken)).rejects.toMatchObject({ code: 'BACKUP_UNUSABLE' });
    await expect(order(copy.id, 'igen')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(order('kapocs_20110101_000000000_daily')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    rmSync(join(world.folder, 'backups', `${broken}.sqlite`));
    expect(existsSync(join(world.folder, 'restore.json'))).toBe(false);
  });

  it('stays with the present data when the copy is gone by the time', async () => {
    const order = { copy: 'kapocs_20110101_000000000_daily', keptAs: 'kapocs_20120216_100000000_before_restore' };
    writeOrder({ data: world.folder }, { ...order, by: 1, at: world.ctx.now(), phase: 'ordered' });
    await world.restart();
    expect(await firms(world)).toEqual(['ELŐTTE', 'UTÁNA']);
    expect((await world.admin.call(contract.list, {})).lastRestore).toMatchObject({ outcome: 'failed' });
    expect(readdirSync(world.folder).filter((name) => /restore|incoming/.test(name))).toEqual([]);
  });

  it('shows the key to who proves to be who signed in', async () => {
    await expect(world.admin.call(contract.key, { password: 'nem ez az' })).rejects.toMatchObject({
      code: 'CREDENTIALS_WRONG',
    });
    const { key } = await world.admin.call(contract.key, ADMIN);
    expect(key).toMatch(/^([0-9A-F]{4}-){16}[0-9A-F]{4}$/);
    expect(readKey(key)).toBe(world.ctx.databaseKey);
    expect(readKey(key.toLowerCase().replaceAll('-', ' '))).toBe(world.ctx.databaseKey);
    expect(readKey(key.replace(/^./, key.startsWith('A') ? 'B' : 'A'))).toBeNull();
    // The program takes it on another machine, as it was printed.
    writeFileSync(join(world.folder, 'kapocs.key'), `${key}\n`);
    await world.restart();
    expect(await firms(world)).toHaveLength(2);
  });

  it('keeps as many copies of each kind as wanted', async () => {
    const kinds = { by_hand: 1, daily: 3, before_import: 2, before_migration: 1, before_restore: 1 };
    await world.admin.call(contract.keep, kinds);
    await world.admin.call(contract.make, {});
    await world.admin.call(contract.make, {});
    const { rows, retention } = await world.admin.call(contract.list, {});
    expect(retention).toEqual(kinds);
    expect(rows.filter(({ reason }) => reason === 'by_hand')).toHaveLength(1);
    expect(rows.filter(({ reason }) => reason === 'before_restore')).toHaveLength(1);
    const row = (reason: Backup['reason'], at: string): Backup => ({ id: at, at, reason, bytes: 1 });
    const many = [row('daily', '4'), row('by_hand', '3'), row('daily', '2'), row('by_hand', '1')];
    expect(tooMany(many, kinds).map(({ id }) => id)).toEqual(['1']);
  });
});

describe('restoring a copy on PostgreSQL', () => {
  it('is not for the program, and it says so', async () => {
    const world = await openWorld('postgresql');
    const { id } = await world.admin.call(contract.make, {});
    await expect(world.admin.call(contract.restore, { id, confirm: id })).rejects.toMatchObject({
      code: 'RESTORE_BY_HAND',
    });
    await expect(world.admin.call(contract.key, ADMIN)).rejects.toMatchObject({ code: 'RESTORE_BY_HAND' });
    expect((await world.admin.call(contract.loss, { id })).entries).toBeGreaterThanOrEqual(0);
    await world.close();
  });
});
