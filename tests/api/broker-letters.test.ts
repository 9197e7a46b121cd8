import { randomUUID } from 'node:crypto';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read, utils } from 'xlsx';
import { brokerLetters, type LetterRow } from '#contract/broker-letters.ts';
import { erasure } from '#contract/erasure.ts';
import { gateways } from '#contract/gateways.ts';
import { history } from '#contract/history.ts';
import { outbox } from '#contract/outbox.ts';
import { restrictions } from '#contract/restrictions.ts';
import { settings } from '#contract/settings.ts';
import { session } from '#contract/session.ts';
import { suppressions } from '#contract/suppressions.ts';
import { attachmentsJob } from '../../api/outbox/attachments/attachments.job.ts';
import { addAccount } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { sendThrough } from '../support/mailing.ts';
import { signInAs } from '../support/people.ts';
import { openMailSink, type MailSink } from '../support/smtp.ts';
import { ADMIN, dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('letters to intermediaries on %s', (dialect) => {
  let world: World;
  let sink: MailSink;
  let broker: Client;
  const firms: Record<string, number> = {};
  beforeAll(async () => {
    world = await openWorld(dialect, { training: false });
    sink = await openMailSink();
    await sendThrough(world.admin, sink.port);
    broker = await signInAs(world, 'broker', 'broker', 'K0001');
    const { rows } = await world.admin.call(settings.intermediaries, {});
    firms['K0001'] = rows.find(({ code }) => code === 'K0001')?.id ?? 0;
    await world.admin.call(settings.changeIntermediary, { id: firms['K0001'], email: 'egy@kozvetito.test' });
    const add = async (code: string, email?: string) => {
      const kept = { code, name: `${code} Kft.`, kind: 'broker', ...(email === undefined ? {} : { email }) } as const;
      firms[code] = (await world.admin.call(settings.addIntermediary, kept)).id;
    };
    await add('K0002', 'ketto@kozvetito.test');
    await add('K0003');
    await add('K0004', 'negy@kozvetito.test');
    await add('K0005', 'ot@kozvetito.test');
    const through = (code: string) => ({ intermediary_id: firms[code] ?? 0 });
    await addAccount(world, { holderName: '=1+1 Őri Mária', accountNumber: '0000000001' }, through('K0001'));
    await addAccount(world, { holderName: 'Félbe Hagyó' }, { ...through('K0001'), step: 'code_sent' });
    await addAccount(
      world,
      { holderName: 'Kész Kata' },
      { ...through('K0001'), step: 'confirmed', confirmed_on: '2012-02-14', confirmed_at: '2012-02-14T07:05:00.000Z' },
    );
    await addAccount(world, { holderName: 'Másé Mátyás' }, through('K0002'));
    await addAccount(world, { holderName: 'Cím Nélkül' }, through('K0003'));
    await addAccount(world, { holderName: 'Tiltott Tímea' }, through('K0004'));
    await world.admin.call(suppressions.add, { channel: 'email', address: 'negy@kozvetito.test' });
  });
  afterAll(async () => {
    await sink.close();
    await world.close();
  });

  const see = (client = world.admin) => client.call(brokerLetters.see, {});
  const cohort = async (): Promise<number> => (await see()).cohort?.id ?? 0;
  const text = { subject: '{{darab}} ügyfél', body: 'Tisztelt {{nev}}!\n\nHatáridő: {{hatarido}}' };
  const send = async (codes: readonly string[], round: string = randomUUID(), client = world.admin) =>
    client.call(brokerLetters.send, {
      cohort: await cohort(),
      round,
      intermediaryIds: codes.map((code) => firms[code] ?? 0),
      ...text,
    });
  const gone = (code: string, client = world.admin): Promise<LetterRow> =>
    eventually(async () => {
      const found = (await see(client)).rows.find((row) => row.code === code);
      if (found?.last?.state !== 'sent') throw new Error(`still ${found?.last?.state ?? 'nothing'}`);
      return found;
    });

  it('are offered where there are clients, with who cannot be written to and why', async () => {
    const { rows, texts } = await see();
    expect(rows.map(({ code, clients, hurdle }) => [code, clients, hurdle]).sort()).toEqual([
      ['K0001', 2, null],
      ['K0002', 1, null],
      ['K0003', 1, 'no_address'],
      ['K0004', 1, 'suppressed'],
    ]);
    for (const language of ['hu', 'en'] as const) {
      const preview = await world.admin.call(brokerLetters.preview, {
        cohort: await cohort(),
        intermediaryId: firms['K0001'] ?? 0,
        language,
        ...(texts[language] ?? text),
      });
      expect(preview).toMatchObject({ to: 'egy@kozvetito.test', clients: 2, missing: [], unknown: [] });
      expect(preview.subject).toContain('2 ');
      expect(preview.text).not.toMatch(/[{}]/);
    }
  });

  it('go out once with the list of their own clients, over real SMTP', async () => {
    const round = randomUUID();
    const both = await Promise.all([send(['K0001', 'K0002', 'K0004'], round), send(['K0001', 'K0002'], round)]);
    expect(both.reduce((sum, { asked }) => sum + asked, 0)).toBe(2);
    await gone('K0001');
    const { last } = await gone('K0002');
    const letters = sink.received.filter(({ to }) => to.endsWith('@kozvetito.test'));
    expect(letters.map(({ to }) => to).sort()).toEqual(['egy@kozvetito.test', 'ketto@kozvetito.test']);
    const raw = letters.find(({ to }) => to.startsWith('egy'))?.raw ?? '';
    const letter = await PostalMime.parse(raw);
    expect(letter.subject).toBe('2 ügyfél');
    expect(letter.text).toContain('Tisztelt Közvetítő K0001 Kft.!');
    expect(letter.html).toContain('Tisztelt Közvetítő K0001 Kft.!');
    const [file] = letter.attachments;
    expect(file).toMatchObject({ filename: 'ugyfelek-K0001-2012-02-15.xlsx' });
    const book = read(new Uint8Array(file?.content as ArrayBuffer), { type: 'array' });
    const rows = utils.sheet_to_json<Record<string, string>>(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
    const names = rows.map((row) => Object.values(row).join('|')).join('\n');
    expect(rows).toHaveLength(2);
    expect(names).toContain('0000000001');
    expect(names).toContain('Félbe Hagyó');
    expect(names).not.toMatch(/Kész Kata|Másé Mátyás/);
    const [ledger] = (await world.admin.call(outbox.list, {})).rows.filter(({ id }) => id === last?.outboxId);
    expect(ledger).toMatchObject({ state: 'sent', to: 'ketto@kozvetito.test', lane: 'bulk', purpose: 'service' });
    const { rows: entries } = await world.admin.call(history.list, { action: 'broker_letter.made' });
    expect(entries).toHaveLength(2);
  });

  it('of a broker are its own: it sees, previews, takes and sends no other’s', async () => {
    expect((await see(broker)).rows.map(({ code }) => code)).toEqual(['K0001']);
    const asked = { cohort: await cohort(), intermediaryId: firms['K0002'] ?? 0, ...text };
    await expect(broker.call(brokerLetters.preview, asked)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(send(['K0002'], randomUUID(), broker)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const query = `cohort=${await cohort()}`;
    expect((await broker.send('GET', `/api/broker-letters/${firms['K0002']}/file?${query}`)).status).toBe(404);
    const own = await broker.download(`/api/broker-letters/${firms['K0001']}/file?${query}`);
    expect(read(own.bytes).SheetNames.length).toBeGreaterThan(0);
    const agent = await signInAs(world, 'agent');
    await expect(see(agent)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('that wait are written anew when a client of theirs registers, is restricted or erased meanwhile', async () => {
    const { admin, clock, ctx } = world;
    const kept = { code: 'K0006', name: 'K0006 Kft.', kind: 'broker', email: 'hat@kozvetito.test' } as const;
    firms['K0006'] = (await admin.call(settings.addIntermediary, kept)).id;
    const through = { intermediary_id: firms['K0006'] };
    const add = (holderName: string) =>
      addAccount(world, { holderName, accountNumber: `H6-${holderName[0]}` }, through);
    const [, registers, restricted, erased] = [
      await add('Marad'),
      await add('Jelentkezett'),
      await add('Korlat'),
      await add('Torol'),
    ];
    const night = new Date('2012-02-15T22:00:00Z');
    const day = clock.now();
    clock.set(night);
    await admin.call(session.signIn, ADMIN);
    const before = sink.received.length;
    await send(['K0006']);
    const last = () =>
      eventually(async () => {
        const row = (await see()).rows.find(({ code }) => code === 'K0006');
        if (typeof row?.last?.outboxId !== 'number') throw new Error('not made yet');
        return row.last;
      });
    const first = await last();
    expect(first.state).toBe('queued');
    await ctx.write(({ db }) =>
      db('account')
        .where('id', registers)
        .update({ step: 'confirmed', confirmed_on: '2012-02-15', confirmed_at: '2012-02-15T22:00:00.000Z' }),
    );
    await admin.call(restrictions.restrict, { id: restricted, reason: 'objection', remark: '' });
    await admin.call(erasure.erase, { id: erased, reason: 'asked', accountNumber: 'H6-T' });
    clock.set(new Date('2012-02-16T07:00:00Z'));
    await admin.call(session.signIn, ADMIN);
    ctx.wake('outbox-email-bulk');
    const { last: second } = await gone('K0006');
    expect(second?.outboxId).not.toBe(first.outboxId);
    const ledger = (await admin.call(outbox.list, {})).rows.filter(({ to }) => to === kept.email);
    expect(ledger.map(({ state, reason }) => [state, reason])).toEqual([
      ['sent', null],
      ['cancelled', 'superseded'],
    ]);
    const letters = sink.received.slice(before);
    expect(letters.map(({ to }) => to)).toEqual([kept.email]);
    const letter = await PostalMime.parse(letters[0]?.raw ?? '');
    expect(letter.subject).toBe('1 ügyfél');
    const book = read(new Uint8Array(letter.attachments[0]?.content as ArrayBuffer), { type: 'array' });
    const names = JSON.stringify(utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {}));
    expect(names).toContain('Marad');
    expect(names).not.toMatch(/Jelentkezett|Korlat|Torol/);
    // what went is kept for thirty days, but not beyond an erasure of somebody in it
    const lists = (id: number) => ctx.db('outbox_attachment').where('outbox_id', id).select('outbox_id');
    expect([await lists(first.outboxId ?? 0), (await lists(second?.outboxId ?? 0)).length]).toEqual([[], 1]);
    const [stays] = await ctx
      .db('account')
      .where(through)
      .whereNull('erased_on')
      .select<{ id: number }[]>('id')
      .orderBy('id');
    await admin.call(erasure.erase, { id: stays?.id ?? 0, reason: 'asked', accountNumber: 'H6-M' });
    expect(await lists(second?.outboxId ?? 0)).toEqual([]);
    clock.set(day);
    await admin.call(session.signIn, ADMIN);
  });

  it('lose the list they took along after thirty days, once their fate is settled; the letter stays', async () => {
    const kept = async () => {
      const [row] = await world.ctx.db('outbox_attachment').count<{ n: number }[]>({ n: '*' });
      const [letter] = await world.ctx.db('outbox').count<{ n: number }[]>({ n: '*' }).whereNotNull('mime');
      return { lists: row?.n, letters: letter?.n };
    };
    const before = await kept();
    expect(before.lists).toBeGreaterThan(0);
    const { rows } = await world.admin.call(outbox.list, {});
    const doubted = rows.at(-1)?.id ?? 0;
    await world.ctx.write(({ db }) => db('outbox').where({ id: doubted }).update({ state: 'unknown' }));
    const start = world.clock.now().getTime();
    const later = async (days: number): Promise<void> => {
      world.clock.set(new Date(start + days * 86_400_000));
      await attachmentsJob.run(world.ctx, new AbortController().signal);
    };
    await later(29);
    expect(await kept()).toEqual(before);
    await later(31);
    expect(await kept()).toEqual({ lists: 1, letters: 1 });
    await world.ctx.write(({ db }) => db('outbox').where({ id: doubted }).update({ state: 'sent' }));
    await later(31);
    expect(await kept()).toEqual({ lists: 0, letters: 0 });
    await world.admin.call(session.signIn, ADMIN);
    expect((await world.admin.call(outbox.list, {})).rows.map(({ id, text: body }) => [id, body])).toEqual(
      rows.map(({ id, text: body }) => [id, body]),
    );
    world.clock.set(new Date(start));
    await world.admin.call(session.signIn, ADMIN);
  });

  it('stay in the trial box where that is the gateway; a text with a field that is none is refused', async () => {
    await world.admin.call(gateways.set, { channel: 'email', kind: 'trial' });
    const before = sink.received.length;
    expect(await send(['K0001'])).toEqual({ asked: 1 });
    await eventually(async () => {
      expect((await see()).rows.find(({ code }) => code === 'K0001')?.last?.state).toBe('simulated');
    });
    expect(sink.received).toHaveLength(before);
    await expect(
      world.admin.call(brokerLetters.send, {
        cohort: await cohort(),
        round: randomUUID(),
        intermediaryIds: [firms['K0001'] ?? 0],
        subject: 'x',
        body: '{{nincs}}',
      }),
    ).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect((await see()).texts.hu).toEqual(text);
  });
});
