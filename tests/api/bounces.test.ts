import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bounceMailbox } from '#contract/bounce-mailbox.ts';
import { campaigns } from '#contract/campaigns.ts';
import { hours } from '#contract/hours.ts';
import { outbox, type Message } from '#contract/outbox.ts';
import { session } from '#contract/session.ts';
import { suppressions } from '#contract/suppressions.ts';
import * as accounts from '../../api/accounts/accounts.ts';
import { failures } from '../../api/outbox/failures.ts';
import { tokenOf } from '../../api/outbox/sending/message-token.ts';
import { addAccount } from '../support/accounts.ts';
import { eventually } from '../support/eventually.ts';
import { openMailbox, type Mailbox } from '../support/imap.ts';
import { ended, sendThrough, started } from '../support/mailing.ts';
import { complaint, exchangeReport, plainLetter, postfixReport } from '../support/returned-letters.ts';
import { allWeek } from '../support/send-and-kill.ts';
import { openBrokenServer, openMailSink, type MailSink } from '../support/smtp.ts';
import { ADMIN, dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('letters that come back on %s', (dialect) => {
  let world: World;
  let sink: MailSink;
  let mailbox: Mailbox;
  beforeAll(async () => {
    world = await openWorld(dialect, { training: false });
    // Whatever hour the clock leaps to.
    await world.admin.call(hours.set, { hours: { email: allWeek, sms: allWeek, call: allWeek }, movedDays: [] });
    sink = await openMailSink();
    mailbox = await openMailbox('jelszo');
    await sendThrough(world.admin, sink.port, { bounceAddress: 'bounce@iroda.test' });
  });
  afterAll(async () => {
    await mailbox.close();
    await sink.close();
    await world.close();
  });

  const connect = (secret = 'jelszo', sentFolder: string | null = null) =>
    world.admin.call(bounceMailbox.set, {
      settings: { host: '127.0.0.1', port: mailbox.port, security: 'none', user: 'bounce', sentFolder },
      secret,
    });
  const read = () => world.admin.call(bounceMailbox.read, {});
  const sent = async (accountIds?: number[]): Promise<Message> => {
    const id = await started(world.admin, { accountIds: accountIds ?? [await addAccount(world)] });
    await ended(world.admin, id);
    const [message] = (await world.admin.call(outbox.list, { campaignId: id })).rows;
    if (!message) throw new Error('no message');
    return message;
  };
  const again = async ({ campaignId, id }: Message): Promise<Message | undefined> =>
    (await world.admin.call(outbox.list, { campaignId: campaignId ?? 0 })).rows.find((row) => row.id === id);
  const leap = async (ms: number): Promise<void> => {
    world.clock.set(new Date(world.clock.now().getTime() + ms));
    await world.admin.call(session.signIn, ADMIN);
  };
  /** how many reminders its client counts as having had */
  const reminded = async ({ accountId }: Message): Promise<number> =>
    (await accounts.find(world.ctx, accountId ?? 0)).reminders_email;
  const verp = ({ id }: Message): string => `bounce+${tokenOf(world.ctx.pepper, id)}@iroda.test`;

  it('are told apart, each once, whoever reads and however often', async () => {
    const [dead, full, refused, fine, complains, leaves] = [
      await sent(),
      await sent(),
      await sent(),
      await sent(),
      await sent(),
      await sent(),
    ];
    mailbox.letters.push(
      postfixReport(verp(dead), '<other@x>', { status: '5.1.1', code: '550' }),
      postfixReport('bounce@iroda.test', full.messageId ?? '', { status: '5.2.2' }),
      exchangeReport('bounce@iroda.test', refused.messageId ?? '', '5.7.26'),
      postfixReport(verp(fine), '<x@y>', { action: 'delivered', status: '2.0.0' }),
      complaint(complains.messageId ?? ''),
      plainLetter(`unsubscribe ${tokenOf(world.ctx.pepper, leaves.id)}`),
      plainLetter('Házon kívül'),
      postfixReport(`bounce+${dead.id}.000000000000@iroda.test`, '<forged@x>', { status: '5.1.1' }),
    );
    const since = '2012-01-01T00:00:00.000Z';
    await connect();
    await read();
    await eventually(async () =>
      expect(await read()).toMatchObject({ letters: 0, taken: 0, mailbox: { trouble: null, secretSet: true } }),
    );
    expect(await again(dead)).toMatchObject({ state: 'bounced', reason: 'bounced_hard', answer: '5.1.1' });
    expect(await again(full)).toMatchObject({ state: 'queued', reason: 'bounced_soft', answer: '5.2.2' });
    expect(await again(refused)).toMatchObject({ state: 'bounced', reason: 'sender_refused' });
    expect(await again(fine)).toMatchObject({ state: 'delivered' });
    expect(await again(complains)).toMatchObject({ state: 'sent' });
    const { rows } = await world.admin.call(suppressions.list, {});
    expect(rows.map(({ address, purpose, reason }) => [address, purpose, reason])).toEqual([
      [leaves.to, 'all', 'objection'],
      [complains.to, 'marketing', 'complaint'],
      [dead.to, 'all', 'bounced'],
    ]);
    const given = (await failures(world.ctx, { since })).map(({ outboxId }) => outboxId);
    expect(given).toEqual([dead.id]);
    await world.admin.call(campaigns.cancel, { id: full.campaignId ?? 0 });
  });

  it('not now: the very same letter goes again after a quarter of an hour, 1, 4 and 12 hours, then no more', async () => {
    const message = await sent();
    const came = () => sink.received.filter(({ messageId }) => messageId === message.messageId);
    for (const [times, minutes] of [15, 60, 240, 720].entries()) {
      const report = postfixReport(verp(message), `<${times}@x>`, { status: '4.2.2' });
      // The server of the mailbox may show the same letter again: it says nothing new.
      mailbox.letters.push(report, report);
      await read();
      expect(await again(message)).toMatchObject({ state: 'queued', reason: 'bounced_soft' });
      expect(came()).toHaveLength(times + 1);
      await leap(minutes * 60_000 + 1000);
      world.ctx.wake('outbox-email-bulk');
      await eventually(async () => expect(await again(message)).toMatchObject({ state: 'sent', reason: null }));
    }
    mailbox.letters.push(postfixReport(verp(message), '<last@x>', { status: '4.2.2' }));
    await read();
    expect(await again(message)).toMatchObject({ state: 'bounced', reason: 'bounced_soft' });
    expect(new Set(came().map(({ raw }) => raw)).size).toBe(1);
    expect(came()).toHaveLength(5);
    expect(await reminded(message)).toBe(1);
    // One message that comes back often is one sign, not five.
    const about = await world.admin.call(suppressions.list, { channel: 'email', address: message.to ?? '' });
    expect(about.total).toBe(0);
  });

  it('three times not now within two weeks: nobody writes there any more', async () => {
    const account = await addAccount(world, { email: 'tele@pelda.test' });
    for (let each = 0; each < 3; each += 1) {
      const message = await sent([account]);
      mailbox.letters.push(postfixReport(verp(message), '<x@y>', { status: '4.2.2' }));
      await read();
      const { total } = await world.admin.call(suppressions.list, { channel: 'email', address: 'tele@pelda.test' });
      expect(total).toBe(each === 2 ? 1 : 0);
      await world.admin.call(campaigns.cancel, { id: message.campaignId ?? 0 });
      await leap(4 * 86_400_000);
    }
  });

  it('settle what was in doubt, and move nothing back', async () => {
    const dropping = await openBrokenServer({ body: 'drop' });
    await sendThrough(world.admin, dropping.port, { connections: 1 });
    const message = await sent();
    expect(message.state).toBe('unknown');
    await dropping.close();
    mailbox.letters.push(postfixReport(verp(message), '<x@y>', { action: 'delivered', status: '2.0.0' }));
    await read();
    expect(await again(message)).toMatchObject({ state: 'delivered', reason: null });
    expect(await reminded(message)).toBe(1);
    mailbox.letters.push(
      postfixReport(verp(message), '<x@y>', { status: '4.4.7' }),
      postfixReport(verp(message), '<x@y>', { action: 'delivered', status: '2.0.0' }),
    );
    await read();
    expect(await again(message)).toMatchObject({ state: 'delivered', reason: null });
  });

  it('lie among those sent: that settles a doubt; not being there settles nothing', async () => {
    const dropping = await openBrokenServer({ body: 'drop' });
    await sendThrough(world.admin, dropping.port, { connections: 1 });
    const [kept, lost] = [await sent(), await sent()];
    await dropping.close();
    mailbox.sent.push(plainLetter('Másik'), `Message-ID: ${kept.messageId}\r\nSubject: Emlékeztető\r\n\r\nKérjük.`);
    await connect();
    await leap(11 * 60_000);
    expect(await read()).toMatchObject({ found: 0 });
    await connect('jelszo', 'Sent');
    // Whoever reads first, this or the program by itself, finds it.
    expect(await read()).toMatchObject({ mailbox: { trouble: null } });
    await eventually(async () => expect(await again(kept)).toMatchObject({ state: 'sent', reason: null }));
    expect(await again(lost)).toMatchObject({ state: 'unknown' });
    expect([await reminded(kept), await reminded(lost)]).toEqual([1, 0]);
    expect(await read()).toMatchObject({ found: 0 });
  });

  it('against the sender pause the campaign instead of blaming the client', async () => {
    await sendThrough(world.admin, sink.port, { perHour: 1, bounceAddress: 'bounce@iroda.test' });
    const id = await started(world.admin, { accountIds: [await addAccount(world), await addAccount(world)] });
    const first = await eventually(async () => {
      const [row] = (await world.admin.call(outbox.list, { campaignId: id, state: 'sent' })).rows;
      if (!row) throw new Error('nothing sent yet');
      return row;
    });
    mailbox.letters.push(exchangeReport(verp(first), '<x@y>', '5.7.515'));
    await read();
    expect(await world.admin.call(campaigns.see, { id })).toMatchObject({ state: 'paused', counts: { queued: 1 } });
    expect((await world.admin.call(suppressions.list, { channel: 'email', address: first.to ?? '' })).total).toBe(0);
    // once the sender is in order, what was refused goes again
    const { state, counts } = await world.admin.call(campaigns.retry, { id });
    expect([state, counts]).toEqual(['paused', { planned: 1, queued: 1 }]);
  });

  it('are not read with a wrong password, which is said, nor with one in clear over a network', async () => {
    await connect('rossz');
    expect(await read()).toMatchObject({ letters: 0, mailbox: { trouble: 'auth_failed' } });
    expect(JSON.stringify(await world.admin.call(bounceMailbox.see, {}))).not.toContain('rossz');
    await expect(
      world.admin.call(bounceMailbox.set, {
        settings: { host: 'posta.pelda.test', port: 993, security: 'tls', user: 'x' },
      }),
    ).rejects.toMatchObject({ code: 'SECRET_AGAIN' });
    await expect(
      world.admin.call(bounceMailbox.set, {
        settings: { host: 'posta.pelda.test', port: 143, security: 'none', user: 'x' },
        secret: 'x',
      }),
    ).rejects.toMatchObject({ code: 'GATEWAY_NOT_SAFE' });
  });
});
