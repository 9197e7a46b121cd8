import { strict as assert } from 'node:assert';
import { gateways } from '#contract/gateways.ts';
import { hours } from '#contract/hours.ts';
import { outbox, type Channel, type Message } from '#contract/outbox.ts';
import { session } from '#contract/session.ts';
import type { Hours } from '#contract/sending-hours.ts';
import type { Database } from '#db/connect.ts';
import { addMany } from './accounts.ts';
import type { Client } from './client.ts';
import { eventually } from './eventually.ts';
import { openKillable } from './killable.ts';
import { ended, sendThrough, started } from './mailing.ts';
import { seeded } from './random.ts';
import { openSmsProvider } from './sms-provider.ts';
import { openMailSink } from './smtp.ts';
import { ADMIN, type Dialect } from './world.ts';

export const CONNECTIONS = 5;
/** Beyond the message that is waited for, so that a kill falls anywhere in the way of the next ones. */
const LONGEST_WAIT_MS = 40;
/** The other sides are a little slow, so that there is always something under way to kill. */
const SLOW_MS = 2;
/** So many more are taken until the kill; then they wait, or a second server would be done before the first is back. */
const AHEAD = 40;

const always = { from: '00:00', to: '24:00' };
export const allWeek: Hours = {
  monday: always,
  tuesday: always,
  wednesday: always,
  thursday: always,
  friday: always,
  saturday: always,
  sunday: always,
  holiday: always,
};

/**
 * In a team nobody takes over before the lease is up: so long ago is it then. With a second server that lives on,
 * its leases are taken away too, as from one that has stalled.
 */
export const leasesPassed = ({ write, dialect }: Database): Promise<unknown> =>
  dialect === 'sqlite'
    ? Promise.resolve()
    : write('outbox')
        .whereNotNull('lease_until')
        .update({ lease_until: new Date(0).toISOString() });

export type Killing = {
  channels: readonly Channel[];
  /** of each channel */
  messages: number;
  kills: number;
  seed: number;
  /** how many servers send, on one PostgreSQL */
  servers?: 1 | 2;
};

export type KillFigures = { kills: number; sent: number; inDoubt: number; inFlightAtKills: number };

/**
 * The program in a process of its own sends campaigns to counting servers, is killed as by a power cut at random
 * moments while messages flow, and is started again, to the end. Throws unless nobody was written to twice, nobody was
 * forgotten, and no more is in doubt than was in flight at the kills.
 */
export async function sendAndKill(
  dialect: Dialect,
  { channels, messages, kills, seed, servers = 1 }: Killing,
): Promise<KillFigures> {
  const random = seeded(seed);
  let most = Infinity;
  const slowly = (go: () => void): void => void setTimeout(() => (taken() > most ? slowly(go) : go()), SLOW_MS);
  const mail = await openMailSink({ onRcptTo: (_address, _session, done) => slowly(done) });
  const sms = await openSmsProvider(slowly);
  const taken = (): number => mail.received.length + sms.received.length;
  const office = await openKillable(dialect, { training: false });
  const neighbour = servers === 2 ? await office.neighbour() : null;
  try {
    await office.admin.call(hours.set, { hours: { email: allWeek, sms: allWeek, call: allWeek }, movedDays: [] });
    await sendThrough(office.admin, mail.port, { connections: CONNECTIONS });
    await office.admin.call(gateways.set, { channel: 'sms', kind: 'http', settings: sms.settings(CONNECTIONS) });
    const accountIds = await office.inspect(({ write }) =>
      write.transaction((db) => addMany(db, messages, { deadline: '2099-12-31' })),
    );
    await office.again();
    const campaigns = new Map<Channel, number>();
    for (const channel of channels)
      campaigns.set(channel, await started(office.admin, { accountIds }, { channel, body: 'Határidő: {{hatarido}}' }));

    let inFlight = 0;
    const count = async (database: Database): Promise<void> => {
      const [row] = await database.read('outbox').where({ state: 'in_flight' }).count<{ n: number }[]>({ n: '*' });
      inFlight += row?.n ?? 0;
      // A server that lives on may be about to change the same rows.
      await eventually(() => leasesPassed(database));
    };
    for (let kill = 0; kill < kills; kill += 1) {
      // One share more than there are kills, so that something is left for the last start.
      const share = (channels.length * messages - taken()) / (kills - kill + 1);
      const enough = taken() + Math.ceil(random() * 1.2 * share);
      most = enough + AHEAD;
      await eventually(
        async () => {
          if (taken() < enough) throw new Error(`only ${taken()} of ${enough} were sent after the restart`);
        },
        60_000,
        5,
      );
      await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_WAIT_MS));
      await (neighbour && random() < 0.5 ? neighbour : office).killed(count);
    }

    most = Infinity;
    // On a busy machine it took longer than a session stays without a word.
    await office.admin.call(session.signIn, ADMIN);
    const figures = { kills, sent: 0, inDoubt: 0, inFlightAtKills: inFlight };
    for (const [channel, id] of campaigns) {
      const { total } = await ended(office.admin, id, 150_000);
      const all = await everyMessage(office.admin, id);
      const accepted = channel === 'email' ? mail.accepted() : sms.accepted();
      const nameOf = (message: Message): string =>
        channel === 'email' ? (message.messageId ?? '') : String(message.id);
      const of = (state: Message['state']): Message[] => all.filter((message) => message.state === state);
      assert.equal(total, messages, 'the audience changed');
      assert.equal(Math.max(...accepted.values()), 1, 'a message was accepted twice');
      assert.equal(of('sent').length + of('unknown').length, messages, 'a message is neither sent nor in doubt');
      for (const message of of('sent')) assert.equal(accepted.get(nameOf(message)), 1, 'called sent, never accepted');
      const known = new Set(all.map(nameOf));
      for (const name of accepted.keys()) assert.ok(known.has(name), 'accepted, and nobody knows of it');
      figures.sent += of('sent').length;
      figures.inDoubt += of('unknown').length;
    }
    assert.ok(figures.inDoubt <= inFlight, 'more in doubt than were in flight at the kills');
    assert.ok(inFlight <= kills * CONNECTIONS * channels.length * servers, 'more in flight than there are connections');
    return figures;
  } finally {
    await neighbour?.remove();
    await office.remove();
    await mail.close();
    await sms.close();
  }
}

async function everyMessage(client: Client, campaignId: number): Promise<Message[]> {
  const found: Message[] = [];
  for (let after: string | null = null; ;) {
    const page: { rows: Message[]; next: string | null } = await client.call(outbox.list, {
      campaignId,
      limit: 500,
      ...(after === null ? {} : { after }),
    });
    found.push(...page.rows);
    after = page.next;
    if (after === null) return found;
  }
}
