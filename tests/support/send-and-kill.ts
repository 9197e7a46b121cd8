import { hours } from '#contract/hours.ts';
import { outbox, type Message } from '#contract/outbox.ts';
import type { Hours } from '#contract/sending-hours.ts';
import type { Database } from '#db/connect.ts';
import { addMany } from './accounts.ts';
import type { Client } from './client.ts';
import { eventually } from './eventually.ts';
import { openKillable } from './killable.ts';
import { ended, sendThrough, started } from './mailing.ts';
import { seeded } from './random.ts';
import { openMailSink } from './smtp.ts';
import type { Dialect } from './world.ts';

export const CONNECTIONS = 5;
const LONGEST_WAIT_MS = 300;
/** Longer than another server of a team waits for what a killed one has leased. */
const LEASE_PASSES_MS = 300_000;

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

export type KillReport = {
  total: number;
  /** how often the mail server accepted each Message-ID */
  accepted: Map<string, number>;
  unknown: Message[];
  sent: Message[];
};

/** In a team nobody takes over before the lease is up: so long ago is it then. */
export const leasesPassed = ({ write, dialect }: Database): Promise<unknown> =>
  dialect === 'sqlite'
    ? Promise.resolve()
    : write('outbox')
        .whereNotNull('lease_until')
        .update({ lease_until: new Date(0).toISOString() });

/**
 * The program in a process of its own sends a campaign to a counting mail server, is killed as by a power cut at
 * random moments while messages flow, and is started again, to the end. `waiting`: leases of killed programs run out
 * by the clock, as in life; otherwise they are told to.
 */
export async function sendAndKill(
  dialect: Dialect,
  { messages, kills, seed, waiting = false }: { messages: number; kills: number; seed: number; waiting?: boolean },
): Promise<KillReport> {
  const random = seeded(seed);
  // A little slow, so that there is always something under way to kill.
  const sink = await openMailSink({
    onRcptTo: (_address, _session, done) => void setTimeout(done, 2),
  });
  const office = await openKillable(dialect, { training: false });
  try {
    await office.admin.call(hours.set, { hours: { email: allWeek, sms: allWeek, call: allWeek }, movedDays: [] });
    await sendThrough(office.admin, sink.port, { connections: CONNECTIONS });
    const accountIds = await office.inspect(({ write }) =>
      write.transaction((db) => addMany(db, messages, { deadline: '2099-12-31' })),
    );
    await office.again();
    const id = await started(office.admin, { accountIds });

    for (let kill = 0; kill < kills; kill += 1) {
      const before = sink.received.length;
      await eventually(async () => {
        if (sink.received.length === before) throw new Error('nothing was sent after the restart');
      });
      await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_WAIT_MS));
      await office.killed(waiting ? undefined : leasesPassed);
    }
    const { total } = await ended(office.admin, id, waiting ? LEASE_PASSES_MS : 150_000);
    return {
      total,
      accepted: sink.accepted(),
      unknown: await all(office.admin, id, 'unknown'),
      sent: await all(office.admin, id, 'sent'),
    };
  } finally {
    await office.remove();
    await sink.close();
  }
}

async function all(client: Client, campaignId: number, state: 'sent' | 'unknown'): Promise<Message[]> {
  const found: Message[] = [];
  for (let after: string | null = null; ;) {
    const page: { rows: Message[]; next: string | null } = await client.call(outbox.list, {
      campaignId,
      state,
      limit: 500,
      ...(after === null ? {} : { after }),
    });
    found.push(...page.rows);
    after = page.next;
    if (after === null) return found;
  }
}
