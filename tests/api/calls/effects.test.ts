import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { defaultOutcomes } from '#contract/call-outcomes.ts';
import { calls, COMPLAINT } from '#contract/calls.ts';
import { history } from '#contract/history.ts';
import { settings } from '#contract/settings.ts';
import { addAccount } from '../../support/accounts.ts';
import { agents, filled, itIs, log, minutesPass, nextFor, nobodyToCall, WORKDAY } from '../../support/calling.ts';
import type { Client } from '../../support/client.ts';
import { eventually } from '../../support/eventually.ts';
import { registrantAt, secretsSentTo } from '../../support/registering.ts';
import { dialects, openWorld, type World } from '../../support/world.ts';

describe.each(dialects)('what calls bring, and are made of, on %s', (dialect) => {
  let world: World;
  let agent: Client;
  beforeAll(async () => {
    world = await openWorld(dialect, { at: WORKDAY, standing: true });
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    await itIs(world, WORKDAY);
    await nobodyToCall(world);
    const [one] = await agents(world, 1);
    if (!one) throw new Error('nobody calls');
    agent = one;
  });

  it('a number that leads nowhere is not called again; another one is, and a corrected one brings the client back', async () => {
    const id = await addAccount(world, { mobile: '+36201234567', secondaryPhone: '+3612345678' });
    await filled(world);
    const first = await nextFor(agent);
    expect(await log(agent, first, 'TEVES_SZAM', { phone: '+36201234567' })).toMatchObject({ state: 'resting' });
    await itIs(world, '2012-02-16T09:00:00.000Z');
    const again = await nextFor(agent);
    expect(await log(agent, again, 'NEM_LETEZO_SZAM', { phone: '+3612345678' })).toMatchObject({ end: 'repair' });
    expect(await filled(world)).toBe(0);
    await world.admin.call(accounts.correct, { id, mobile: '06 30 765 4321' });
    expect(await filled(world)).toBe(1);
  });

  it('whose matter of one period ended is not called of another before the usual gap is over', async () => {
    const cohort = { name: 'Következő időszak', deadline: '2012-02-22' };
    const { id: cohort_id } = await world.admin.call(settings.addCohort, cohort);
    const first = await addAccount(world);
    const { holder_id } = await world.ctx.db('account').where('id', first).first<{ holder_id: string }>('holder_id');
    const second = await addAccount(world, {}, { holder_id, cohort_id, deadline: '2012-02-22' });
    await filled(world);
    await log(agent, await nextFor(agent), 'ELUTASITJA');
    await world.ctx.write(({ db }) => db('account').where('id', first).update({ closed_on: '2012-02-15' }));
    await minutesPass(world, 5);
    await world.admin.call(calls.add, { accountIds: [second] });
    expect((await world.admin.call(calls.list, {})).rows).toMatchObject([
      { accountId: second, state: 'resting', notBefore: '2012-02-15T12:00:00.000Z', attempts: 0 },
    ]);
    expect(await agent.call(calls.next, {})).toBeUndefined();
  });

  it('a place in the list nobody can stand at is refused', async () => {
    for (const after of ['1e308', '-1', 'x', '1.5'])
      await expect(world.admin.call(calls.list, { after })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  });

  it('what the client asks for becomes a ticket; what the client says is right now is kept', async () => {
    const id = await addAccount(world);
    await filled(world);
    const held = await nextFor(agent);
    await log(agent, held, 'SEGITSEG_KELL', { note: 'nem érti a kódot', contact: { email: 'uj@pelda.test' } });
    expect(await world.admin.call(accounts.card, { id })).toMatchObject({ email: 'uj@pelda.test' });
    const [ticket] = (await world.admin.call(calls.tickets, {})).rows;
    expect(ticket).toMatchObject({ accountId: id, note: 'nem érti a kódot', outcome: 'SEGITSEG_KELL' });
    await world.admin.call(calls.settleTicket, { id: ticket?.id ?? 0 });
    expect((await world.admin.call(calls.tickets, {})).rows).toEqual([]);
  });

  it('a complaint goes to whoever leads, with its words, once; the history keeps that there was one', async () => {
    const id = await addAccount(world);
    await filled(world);
    const held = await nextFor(agent);
    const wordless = log(agent, held, 'ELUTASITJA', { complaint: true });
    await expect(wordless).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { fields: ['note'] } });
    const said = { complaint: true, note: 'háromszor hívták ma' };
    for (let time = 0; time < 2; time += 1) await log(agent, held, 'ELUTASITJA', said);
    const { rows } = await world.admin.call(calls.tickets, {});
    expect(rows).toMatchObject([{ accountId: id, outcome: COMPLAINT, note: 'háromszor hívták ma' }]);
    const { rows: deeds } = await world.admin.call(history.list, { object: `account:${id}` });
    expect(deeds.filter(({ action }) => action === 'call.complained')).toHaveLength(1);
    await world.admin.call(calls.settleTicket, { id: rows[0]?.id ?? 0 });
  });

  it('outcomes are an editable set: keys once, at most ten a tier, what was used stays', async () => {
    const own = { ...defaultOutcomes[1], code: 'UTAZIK', name: 'külföldön van', key: 'p', retryAfter: 5 };
    const rows = [...defaultOutcomes, own] as typeof defaultOutcomes;
    await world.admin.call(calls.setOutcomes, { rows: [...rows] });
    await addAccount(world);
    await filled(world);
    expect(await log(agent, await nextFor(agent), 'UTAZIK')).toMatchObject({ notBefore: '2012-02-20T07:00:00.000Z' });
    await expect(world.admin.call(calls.setOutcomes, { rows: [...defaultOutcomes] })).rejects.toMatchObject({
      code: 'STATE_WRONG',
    });
    const twice = rows.map((row) => ({ ...row, key: '1' }));
    await expect(world.admin.call(calls.setOutcomes, { rows: twice })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await world.admin.call(calls.setOutcomes, {
      rows: rows.map((row) => (row.code === 'UTAZIK' ? { ...row, active: false } : row)),
    });
    await itIs(world, '2012-02-20T09:00:00.000Z');
    await expect(log(agent, await nextFor(agent), 'UTAZIK')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('scripts have versions; one that cannot be read is refused, and an attempt remembers which was said', async () => {
    const body = 'Jó napot, {{ hivo }}! {% if lepes == "code_sent" %}A kódnál tart.{% else %}Kezdjük.{% endif %}';
    await expect(world.admin.call(calls.writeScript, { body: '{% if %}' })).rejects.toMatchObject({
      code: 'TEMPLATE_FAULT',
    });
    await expect(world.admin.call(calls.writeScript, { body: '{{ jelszo }}' })).rejects.toMatchObject({
      code: 'TEMPLATE_FIELD_UNKNOWN',
      details: { fields: ['jelszo'] },
    });
    const { version } = await world.admin.call(calls.writeScript, { body });
    expect((await world.admin.call(calls.previewScript, { body })).text).toMatch(/Kezdjük/);
    await addAccount(world, {}, { started_on: '2012-02-10', step: 'code_sent' });
    await filled(world);
    const held = await nextFor(agent);
    expect(held.script).toMatchObject({ version, missing: [] });
    expect(held.script.text).toMatch(/^Jó napot, Hívó \d+! A kódnál tart\.$/);
    await log(agent, held, 'IGERI');
    expect((await world.admin.call(calls.scripts, {})).rows.map((row) => row.version)).toEqual([version, 0]);
  });

  it('an outcome that resends does so within the client’s own limits; what went wrong does not undo the call', async () => {
    const { rows } = await world.admin.call(calls.outcomes, {});
    await world.admin.call(calls.setOutcomes, {
      rows: rows.map((row) => (row.code === 'IGERI' ? { ...row, effect: 'resend' as const } : row)),
    });
    await addAccount(world);
    await filled(world);
    expect(await log(agent, await nextFor(agent), 'IGERI')).toMatchObject({
      recorded: 'in_time',
      trouble: 'STATE_WRONG',
    });
    await nobodyToCall(world);
    const client = await registrantAt(world, 'sms_sent');
    await filled(world);
    await minutesPass(world, 1.5);
    const held = await nextFor(agent);
    expect(held.account.id).toBe(client.accountId);
    expect(await log(agent, held, 'IGERI')).toMatchObject({ recorded: 'in_time', trouble: null });
    await eventually(async () => expect(await secretsSentTo(world, client.mobile)).toHaveLength(2));
  });
});
