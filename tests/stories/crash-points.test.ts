import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaigns, type Campaign } from '#contract/campaigns.ts';
import { hours } from '#contract/hours.ts';
import { outbox, type Message } from '#contract/outbox.ts';
import type { Hours } from '#contract/sending-hours.ts';
import { addMany } from '../support/accounts.ts';
import { openKillable, type Killable } from '../support/killable.ts';
import { draft, ended, sendThrough } from '../support/mailing.ts';
import { openMailSink, type MailSink } from '../support/smtp.ts';

const MESSAGES = 6;
const always = { from: '00:00', to: '24:00' };
const week = { monday: always, tuesday: always, wednesday: always, thursday: always, friday: always };
const allWeek: Hours = { ...week, saturday: always, sunday: always, holiday: always };

describe('a power cut at each point of the way of a message', () => {
  let office: Killable;
  let sink: MailSink;
  let clients: number[] = [];
  let atTheDot: (() => Promise<void>) | null = null;
  beforeAll(async () => {
    sink = await openMailSink({
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const raw = Buffer.concat(chunks).toString();
          const messageId = /^message-id:\s*(<[^>]+>)/im.exec(raw)?.[1] ?? '';
          sink.received.push({ messageId, from: '', to: session.envelope.rcptTo[0]?.address ?? '', raw });
          const cut = atTheDot;
          atTheDot = null;
          // Whoever waited for this answer is no more.
          if (cut) void cut();
          else done();
        });
      },
    });
    office = await openKillable('sqlite', { training: false });
    clients = await office.inspect(({ write }) =>
      write.transaction((db) => addMany(db, 8 * MESSAGES, { deadline: '2099-12-31' })),
    );
    await office.again();
    await office.admin.call(hours.set, { hours: { email: allWeek, sms: allWeek, call: allWeek }, movedDays: [] });
    await sendThrough(office.admin, sink.port, { connections: 1 });
  });
  afterAll(async () => {
    await office.remove();
    await sink.close();
  });

  const drafted = (): Promise<number> => draft(office.admin, { accountIds: clients.splice(0, MESSAGES) });
  const messagesOf = async (campaignId: number): Promise<Message[]> =>
    (await office.admin.call(outbox.list, { campaignId })).rows;
  const acceptedOf = (messages: readonly Message[]): number[] =>
    messages.map(({ messageId }) => sink.received.filter((mail) => mail.messageId === messageId).length);
  /** Begins the campaign in a program that dies at the point, and goes on in one that does not. */
  const cutAt = async (point: string, id: number): Promise<void> => {
    await office.inspect(() => Promise.resolve());
    await office.again({ KAPOCS_CRASH_AT: point });
    await office.admin.call(campaigns.start, { id }).catch(() => undefined);
    await office.dead();
    await office.again();
  };
  const inDoubt = async (id: number, campaign: Campaign): Promise<Message> => {
    expect(campaign.counts).toEqual({ sent: MESSAGES - 1, unknown: 1 });
    const doubted = (await messagesOf(id)).filter(({ state }) => state === 'unknown');
    expect(doubted).toMatchObject([{ reason: 'interrupted' }]);
    const [message] = doubted;
    if (!message) throw new Error('nothing in doubt');
    return message;
  };

  it('before the audience is committed: nothing has happened', async () => {
    const id = await drafted();
    await cutAt('enqueue', id);
    expect(await office.admin.call(campaigns.see, { id })).toMatchObject({ state: 'draft', total: 0 });
    await office.admin.call(campaigns.start, { id });
    expect((await ended(office.admin, id)).counts).toEqual({ sent: MESSAGES });
  });

  it.each(['queued', 'leased', 'body', 'settled'])('%s: each goes once', async (point) => {
    const id = await drafted();
    await cutAt(point, id);
    expect((await ended(office.admin, id)).counts).toEqual({ sent: MESSAGES });
    expect(new Set(acceptedOf(await messagesOf(id)))).toEqual(new Set([1]));
  });

  it('in flight, but the last bytes had not left: in doubt, and nobody has it; a person sends it again', async () => {
    const id = await drafted();
    await cutAt('in_flight', id);
    const message = await inDoubt(id, await ended(office.admin, id));
    expect(acceptedOf([message])).toEqual([0]);
    await office.admin.call(outbox.settle, { id: message.id, as: 'resend' });
    expect((await ended(office.admin, id)).counts).toEqual({ sent: MESSAGES });
    expect(new Set(acceptedOf(await messagesOf(id)))).toEqual(new Set([1]));
  });

  it('accepted, but not yet written down: in doubt, and it has it once', async () => {
    const id = await drafted();
    await cutAt('accepted', id);
    const message = await inDoubt(id, await ended(office.admin, id));
    expect(acceptedOf([message])).toEqual([1]);
    await office.admin.call(outbox.settle, { id: message.id, as: 'sent' });
    expect(new Set(acceptedOf(await messagesOf(id)))).toEqual(new Set([1]));
  });

  it('after the final dot, before the answer: in doubt, and never twice', async () => {
    const id = await drafted();
    const back = new Promise<void>((resolve) => {
      atTheDot = () => office.killed().then(resolve);
    });
    await office.admin.call(campaigns.start, { id });
    await back;
    const message = await inDoubt(id, await ended(office.admin, id));
    expect(acceptedOf([message])).toEqual([1]);
    expect(Math.max(...acceptedOf(await messagesOf(id)))).toBe(1);
  });
});
