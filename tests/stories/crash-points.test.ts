import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaigns } from '#contract/campaigns.ts';
import { hours } from '#contract/hours.ts';
import { outbox, type Message } from '#contract/outbox.ts';
import { addMany } from '../support/accounts.ts';
import { openKillable, type Killable } from '../support/killable.ts';
import { draft, ended, sendThrough } from '../support/mailing.ts';
import { allWeek, leasesPassed } from '../support/send-and-kill.ts';
import { openMailSink, type MailSink } from '../support/smtp.ts';
import { dialects } from '../support/world.ts';

const MESSAGES = 8;

/** One campaign meets a power cut at every point of the way of a message; each start goes on where the last one died. */
describe.each(dialects)('a power cut at each point of the way of a message on %s', { timeout: 120_000 }, (dialect) => {
  let office: Killable;
  let sink: MailSink;
  let campaign: number;
  let atTheDot: (() => void) | null = null;
  beforeAll(async () => {
    sink = await openMailSink({
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          sink.keep(Buffer.concat(chunks).toString(), session);
          const cut = atTheDot;
          atTheDot = null;
          // Whoever waited for this answer is no more.
          if (cut) cut();
          else done();
        });
      },
    });
    office = await openKillable(dialect, { training: false });
    await office.admin.call(hours.set, { hours: { email: allWeek, sms: allWeek, call: allWeek }, movedDays: [] });
    await sendThrough(office.admin, sink.port, { connections: 1 });
  });
  afterAll(async () => {
    await office.remove();
    await sink.close();
  });

  /** what the database says, once nobody is there any more; a team’s leases are over then */
  const left = (): Promise<Record<string, number>> =>
    office.inspect(async (database) => {
      await leasesPassed(database);
      const rows = await database
        .read('outbox')
        .select('state')
        .count<{ state: string; n: number }[]>({ n: '*' })
        .groupBy('state');
      return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
    });
  const messages = async (): Promise<Message[]> =>
    (await office.admin.call(outbox.list, { campaignId: campaign })).rows;
  const acceptedOf = ({ messageId }: Message): number => sink.accepted().get(messageId ?? '') ?? 0;

  it('before the audience is committed: nothing has happened', async () => {
    const accountIds = await office.inspect(({ write }) =>
      write.transaction((db) => addMany(db, MESSAGES, { deadline: '2099-12-31' })),
    );
    await office.again({ KAPOCS_CRASH_AT: 'enqueue' });
    campaign = await draft(office.admin, { accountIds });
    await expect(office.admin.call(campaigns.start, { id: campaign })).rejects.toThrow('fetch failed');
    await office.dead();
    expect(await left()).toEqual({});
    await office.again({ KAPOCS_CRASH_AT: 'queued' });
    expect(await office.admin.call(campaigns.see, { id: campaign })).toMatchObject({ state: 'draft', total: 0 });
  });

  it('queued, leased, or handed over up to the last bytes: nobody has anything, nothing is in doubt', async () => {
    await office.admin.call(campaigns.start, { id: campaign }).catch(() => undefined);
    await office.dead();
    expect(await left()).toEqual({ queued: MESSAGES });
    await office.diesAt('leased');
    expect(await left()).toEqual({ leased: MESSAGES });
    await office.diesAt('body');
    expect(await left()).toEqual({ leased: MESSAGES });
    expect(sink.received).toEqual([]);
  });

  it('in flight, but the last bytes had not left: one in doubt, and nobody has it', async () => {
    await office.diesAt('in_flight');
    expect(await left()).toEqual({ leased: MESSAGES - 1, in_flight: 1 });
    expect(sink.received).toEqual([]);
  });

  it('after the final dot, before the answer: in doubt, and it has it once', async () => {
    const cut = new Promise<void>((resolve) => {
      atTheDot = resolve;
    });
    await office.again();
    await cut;
    await office.cut();
    expect(await left()).toEqual({ unknown: 1, leased: MESSAGES - 2, in_flight: 1 });
    expect(sink.received).toHaveLength(1);
  });

  it('accepted, but not yet written down: in doubt, and it has it once', async () => {
    await office.diesAt('accepted');
    expect(await left()).toEqual({ unknown: 2, leased: MESSAGES - 3, in_flight: 1 });
    expect(sink.received).toHaveLength(2);
  });

  it('written down: the campaign ends, each went once, and what is in doubt waits for a person', async () => {
    await office.diesAt('settled');
    expect(await left()).toEqual({ unknown: 3, sent: MESSAGES - 3 });
    await office.again();
    expect((await ended(office.admin, campaign, 60_000)).counts).toEqual({ sent: MESSAGES - 3, unknown: 3 });
    const all = await messages();
    const doubted = all.filter(({ state }) => state === 'unknown');
    expect(doubted.map(({ reason }) => reason)).toEqual(['interrupted', 'interrupted', 'interrupted']);
    expect(doubted.map(acceptedOf).sort()).toEqual([0, 1, 1]);

    for (const message of doubted)
      await office.admin.call(outbox.settle, { id: message.id, as: acceptedOf(message) === 0 ? 'resend' : 'sent' });
    expect((await ended(office.admin, campaign, 60_000)).counts).toEqual({ sent: MESSAGES });
    expect((await messages()).map(acceptedOf)).toEqual(Array.from({ length: MESSAGES }, () => 1));
    expect(sink.received).toHaveLength(MESSAGES);
  });
});
