import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { calls } from '#contract/calls.ts';
import { campaigns } from '#contract/campaigns.ts';
import { erasure } from '#contract/erasure.ts';
import { history } from '#contract/history.ts';
import { imports } from '#contract/imports.ts';
import { ladder } from '#contract/ladder.ts';
import { outbox } from '#contract/outbox.ts';
import { restrictions } from '#contract/restrictions.ts';
import { known } from '../../api/accounts/stored.ts';
import { climb } from '../../api/campaigns/climb.ts';
import { letterFile } from '../../api/letters/letter-file.ts';
import { enqueue } from '../../api/outbox/outbox.ts';
import { addAccount } from '../support/accounts.ts';
import { agents, itIs, log, nextFor, WORKDAY } from '../support/calling.ts';
import { eventually } from '../support/eventually.ts';
import { applied, bringIn, clearTable, undone } from '../support/imports.ts';
import { line, listText } from '../support/list-text.ts';
import { addText, draft, ended } from '../support/mailing.ts';
import { intermediary, signInAs } from '../support/people.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const holder = (holder_id: string): Record<string, string> => ({ holder_id });

describe.each(dialects)('a client whose data may only be kept on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect, { at: WORKDAY });
  });
  afterAll(() => world.close());

  const restrict = (id: number, remark = '') =>
    world.admin.call(restrictions.restrict, { id, reason: 'accuracy_disputed', remark });
  const lift = (id: number) => world.admin.call(restrictions.lift, { id, reason: 'verified', remark: 'egyeztetve' });
  const messages = async (campaignId: number) =>
    new Map(
      (await world.admin.call(outbox.list, { campaignId })).rows.map((row) => [row.accountId, row.reason ?? row.state]),
    );

  it('is marked in every account, on the card, in the list and its file, in the history and in the copy of the data', async () => {
    const own = { intermediary_id: await intermediary(world, 'K0001') };
    const id = await addAccount(world, { holderName: 'Vitató Vera' }, { ...holder('vitato'), ...own });
    const second = await addAccount(world, { holderName: 'Vitató Vera' }, holder('vitato'));
    await addAccount(world);
    expect(await restrict(id, 'a címe nem stimmel')).toEqual({ accounts: 2 });
    await expect(restrict(second)).rejects.toMatchObject({ code: 'STATE_WRONG' });

    const card = await world.admin.call(accounts.card, { id: second });
    expect(card).toMatchObject({
      restricted: true,
      restriction: { by: 'Teszt Elek', reason: 'accuracy_disputed', remark: 'a címe nem stimmel' },
    });
    const only = await world.admin.call(accounts.list, { restricted: true });
    expect([only.total, only.rows.map((row) => row.id).sort()]).toEqual([2, [id, second].sort()]);
    expect((await world.admin.call(accounts.summary, { restricted: true })).total).toBe(2);
    expect(await world.admin.call(accounts.list, { restricted: true, q: 'nobody' })).toMatchObject({ total: 0 });

    const broker = await signInAs(world, 'broker');
    const seen = await broker.call(accounts.card, { id });
    expect(seen.restriction).toMatchObject({ reason: 'accuracy_disputed', remark: '' });
    expect(JSON.stringify(seen)).not.toContain('stimmel');

    expect(await lift(id)).toEqual({ accounts: 2 });
    await expect(lift(id)).rejects.toMatchObject({ code: 'STATE_WRONG' });
    const { restriction, restricted, timeline } = await world.admin.call(accounts.card, { id });
    expect([restriction, restricted]).toEqual([null, false]);
    expect(timeline.map(({ kind, text, data }) => [kind, text, data])).toEqual(
      expect.arrayContaining([
        ['restriction_lifted', 'egyeztetve', { lifted: 'verified' }],
        ['restricted', 'a címe nem stimmel', { restriction: 'accuracy_disputed' }],
      ]),
    );
    for (const action of ['account.restricted', 'account.restriction_lifted'] as const)
      expect((await world.admin.call(history.list, { action })).total).toBe(2);
    const copy = await world.admin.download(`/api/accounts/${id}/access-file?format=json`);
    expect(copy.bytes.toString()).toContain('a címe nem stimmel');
    const paper = await world.admin.download(`/api/accounts/${id}/access-file?format=pdf`);
    expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await world.admin.call(history.list, { action: 'account.restricted' })).rows[0]?.details).toEqual({
      reason: 'accuracy_disputed',
    });
  });

  it('gets no reminder: told beforehand, left out at the start, taken out at the gate; what the client asks for goes', async () => {
    const [stays, before, after] = [await addAccount(world), await addAccount(world), await addAccount(world)];
    await restrict(before);
    const sendAt = new Date(Date.parse(WORKDAY) + 60_000).toISOString();
    const id = await draft(world.admin, { accountIds: [stays, before, after] }, { sendAt });
    expect(await world.admin.call(campaigns.preflight, { id })).toMatchObject({
      willSend: 2,
      skipped: { paused_account: 1 },
    });
    expect(await world.admin.call(campaigns.audience, { id, reason: 'paused_account' })).toMatchObject({
      total: 1,
      rows: [{ id: before }],
    });
    await world.admin.call(campaigns.start, { id });
    expect((await messages(id)).get(after)).toBe('planned');
    await restrict(after);
    // skipped at once, not left waiting: the campaign can end, and nothing stale goes when it is lifted
    expect((await messages(id)).get(after)).toBe('paused_account');
    await lift(after);
    await itIs(world, sendAt);
    world.ctx.wake('campaigns');
    world.ctx.wake('outbox-email-bulk');
    await ended(world.admin, id);
    expect(await messages(id)).toEqual(
      new Map([
        [stays, 'simulated'],
        [before, 'paused_account'],
        [after, 'paused_account'],
      ]),
    );

    const alone = await draft(world.admin, { accountIds: [before] });
    await expect(world.admin.call(campaigns.start, { id: alone })).rejects.toMatchObject({ code: 'CLIENT_RESTRICTED' });
    const code = await world.ctx.write((tx) =>
      enqueue(tx, {
        channel: 'email',
        lane: 'fast',
        to: 'kod@pelda.test',
        text: 'kód',
        accountId: before,
        secret: true,
      }),
    );
    await eventually(async () => {
      const { rows } = await world.admin.call(outbox.list, { accountId: before });
      expect(rows.find((row) => row.id === code)?.state).toBe('simulated');
    });
  });

  it('is asked again in the transaction that hands over, and the one letter of an address goes to the next', async () => {
    const email = 'egyutt@pelda.test';
    const first = await addAccount(world, { email, holderName: 'Korlátolt Kata' });
    const next = await addAccount(world, { email, holderName: 'Következő Kornél' });
    const sendAt = new Date(world.clock.now().getTime() + 60_000).toISOString();
    const id = await draft(world.admin, { accountIds: [first, next] }, { sendAt });
    await world.admin.call(campaigns.change, { id, oncePerAddress: true });
    await world.admin.call(campaigns.start, { id });
    // behind the program's back, so that only the gate can notice
    await world.ctx.write(({ db }) =>
      db('restriction').insert({ account_id: first, reason: 'objection', remark: '', since: WORKDAY }),
    );
    await itIs(world, sendAt);
    world.ctx.wake('campaigns');
    world.ctx.wake('outbox-email-bulk');
    await ended(world.admin, id);
    expect(await messages(id)).toEqual(
      new Map([
        [first, 'paused_account'],
        [next, 'simulated'],
      ]),
    );
    const { rows } = await world.admin.call(outbox.list, { campaignId: id, state: 'simulated' });
    expect(rows[0]?.text).toMatch(/^Tisztelt Következő Kornél!/);
  });

  it('is on no rung of the ladder and in no letter to an intermediary', async () => {
    const firm = await intermediary(world, 'K0009');
    const own = { intermediary_id: firm, deadline: '2012-03-01' };
    const [stays, out] = [await addAccount(world, {}, own), await addAccount(world, {}, own)];
    await restrict(out);
    const templateId = await addText(world.admin, 'email');
    await world.admin.call(ladder.set, {
      endsAfter: 5,
      steps: [{ kind: 'email', anchor: 'deadline', days: 15, templateId }],
    });
    await world.admin.call(ladder.switch, { active: true });
    await eventually(async () => {
      await climb(world.ctx);
      expect((await world.admin.call(outbox.list, { accountId: stays })).rows).toHaveLength(1);
    });
    expect((await world.admin.call(outbox.list, { accountId: out })).rows).toEqual([]);
    const { cohort_id: cohortId } = await world.ctx.db('account').where('id', out).first<{ cohort_id: number }>();
    const asked = { intermediaryId: firm, code: 'K0009', cohortId, language: 'hu' as const, reason: 'próba' };
    expect((await letterFile(world.ctx, asked)).clients).toEqual([stays]);
    await world.admin.call(ladder.switch, { active: false });
  });

  it('is not called, and the agent in whose hand the client is hears of it', async () => {
    await world.ctx.write(({ db }) => db('account').update({ closed_on: '2012-01-01' }));
    const [id, other] = [await addAccount(world), await addAccount(world)];
    const [agent] = await agents(world, 1);
    if (!agent) throw new Error('no agent');
    await restrict(other);
    expect(await world.admin.call(calls.add, { accountIds: [id, other] })).toMatchObject({
      added: 1,
      left: { restricted: 1 },
    });
    const held = await nextFor(agent);
    expect([held.account.id, held.account.restricted]).toEqual([id, false]);
    await restrict(id);
    const now = (await agent.call(calls.desk, {})).held;
    expect([now?.account.restricted, now?.task.state]).toEqual([true, 'closed']);
    expect(await log(agent, held, 'NEM_VESZI_FEL')).toMatchObject({ state: 'closed', end: 'restricted' });
    expect(await agent.call(calls.next, {})).toBeUndefined();
    await lift(id);
    const queue = await world.admin.call(calls.list, {});
    const called = queue.rows.map(({ accountId }) => accountId);
    expect([called.includes(id), called.includes(other)]).toEqual([true, false]);
  });

  it('stays as it is whatever a list says, which is told; only a registration counts', async () => {
    const [mine, twin] = [line({ town: 'Régi', name: 'Őrzött Örs' }), line({ name: 'Őrzött Örs' })];
    await applied(world.admin, (await bringIn(world.admin, listText([mine]))).id);
    const stored = async () => (await known(world.ctx, 1, [mine.number ?? '']))[0];
    const id = (await stored())?.id ?? 0;
    const changing = await bringIn(world.admin, listText([{ ...mine, town: 'Másik' }]));
    await applied(world.admin, changing.id);
    await restrict(id);
    expect((await undone(world.admin, changing.id)).counts.kept).toBe(1);
    await clearTable(world.admin);

    // a second of the same person, restricted later and for another reason
    const { holder_id } = (await world.ctx
      .db('account')
      .where({ id })
      .first<{ holder_id: string } | undefined>('holder_id')) ?? {
      holder_id: '',
    };
    const later = {
      account_id: await addAccount(world, {}, { holder_id }),
      reason: 'legal_claim',
      remark: 'pereskedik',
    };
    await world.ctx.write(({ db }) => db('restriction').insert({ ...later, since: WORKDAY }));
    const now = { ...mine, town: 'Új', email: 'mas@pelda.test', manager: 'alkusz', registered: 'nem' };
    const same = await bringIn(world.admin, listText([now, { ...twin, mobile: mine.mobile ?? '', registered: 'nem' }]));
    expect(same.counts).toMatchObject({ same: 1, new: 1, changed: 0 });
    const [told] = (await world.admin.call(imports.rows, { id: same.id, kind: 'same' })).rows;
    expect(told?.remarks.map(({ column, value, reason }) => [column, value, reason])).toEqual(
      expect.arrayContaining([
        ['town', 'Új', 'client_restricted'],
        ['email', 'mas@pelda.test', 'client_restricted'],
        ['managerKind', '', 'client_restricted'],
      ]),
    );
    await applied(world.admin, same.id);
    expect(await stored()).toMatchObject({ town: 'Másik', email: mine.email, manager_kind: 'owner' });
    // another account of the same person is restricted with the others, as the newest of them says
    const [fresh] = await known(world.ctx, 1, [twin.number ?? '']);
    const { restriction } = await world.admin.call(accounts.card, { id: fresh?.id ?? 0 });
    expect(restriction).toMatchObject({ reason: 'legal_claim', remark: 'pereskedik' });
    const { rows: entries } = await world.admin.call(history.list, { action: 'account.restricted' });
    expect(entries[0]).toMatchObject({ object: `account:${fresh?.id ?? 0}`, details: { reason: 'legal_claim' } });

    const registers = await bringIn(world.admin, listText([{ ...now, registered: 'igen' }]));
    expect(registers.counts).toMatchObject({ changed: 1 });
    await applied(world.admin, registers.id);
    expect(await stored()).toMatchObject({ town: 'Másik', confirmed_source: 'list' });
  });

  it('is not erased until it is lifted, and then what was written of it goes too', async () => {
    const id = await addAccount(world, { accountNumber: 'KORL-1' }, holder('torlendo'));
    await restrict(id, 'per miatt');
    for (const refused of [
      () => world.admin.call(erasure.preview, { id }),
      () => world.admin.call(erasure.erase, { id, reason: 'asked', accountNumber: 'KORL-1' }),
    ])
      await expect(refused()).rejects.toMatchObject({ code: 'CLIENT_RESTRICTED' });
    await lift(id);
    const done = await world.admin.call(erasure.erase, { id, reason: 'asked', accountNumber: 'KORL-1' });
    expect(done.goes).toMatchObject({ restrictions: 1 });
    expect(await world.ctx.db('restriction').where('account_id', id).select('id')).toEqual([]);
    await expect(restrict(id)).rejects.toMatchObject({ code: 'STATE_WRONG' });
  });

  it('is restricted and lifted by an administrator alone', async () => {
    const id = await addAccount(world, {}, { intermediary_id: await intermediary(world, 'K0005') });
    const broker = await signInAs(world, 'broker', 'alkusz', 'K0005');
    const [agent] = await agents(world, 1);
    const asks = [
      [`/api/accounts/${id}/restrict`, { reason: 'objection' }],
      [`/api/accounts/${id}/lift-restriction`, { reason: 'mistake' }],
    ] as const;
    for (const [path, body] of asks) {
      expect((await agent?.send('POST', path, body))?.status).toBe(403);
      expect((await broker.send('POST', path, body)).status).toBe(403);
      expect((await world.stranger().send('POST', path, body)).status).toBe(401);
      expect((await world.admin.send('POST', path, body)).status).toBe(200);
      expect((await world.admin.send('POST', path, { reason: 'mert' })).status).toBe(400);
    }
    await expect(restrict(999_999)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
