import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#db/connect.ts';
import type { Campaign } from '#contract/campaigns.ts';
import { hours } from '#contract/hours.ts';
import { outbox, type Message } from '#contract/outbox.ts';
import type { Hours } from '#contract/sending-hours.ts';
import { session } from '#contract/session.ts';
import { addMany } from './accounts.ts';
import { Client } from './client.ts';
import { eventually } from './eventually.ts';
import { ended, sendThrough, started } from './mailing.ts';
import { seeded } from './random.ts';
import { startServer, type ServerProcess } from './server-process.ts';
import { openMailSink } from './smtp.ts';

const ADMIN = { username: 'admin', password: 'nagyon titkos jelmondat' };
export const CONNECTIONS = 5;

const always = { from: '00:00', to: '24:00' };
const allWeek: Hours = {
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
  kills: number;
  campaign: Campaign;
  /** how often the mail server accepted each Message-ID */
  accepted: Map<string, number>;
  unknown: Message[];
  sent: Message[];
};

/**
 * The program in a process of its own sends a campaign to a counting mail server, is killed as by a power cut at
 * random moments while messages flow, and is started again, to the end.
 */
export async function sendAndKill({
  messages,
  kills,
  seed,
}: {
  messages: number;
  kills: number;
  seed: number;
}): Promise<KillReport> {
  const random = seeded(seed);
  const folder = mkdtempSync(join(tmpdir(), 'kapocs-kill-'));
  // A little slow, so that there is always something under way to kill.
  const sink = await openMailSink({
    onRcptTo: (_address, _session, done) => void setTimeout(done, 2),
  });
  const run = (port = 0): Promise<ServerProcess> =>
    startServer(['--data', folder, '--port', String(port), '--portal-port', 'off', '--no-open']);
  let server = await run();
  const port = Number(new URL(server.url).port);
  try {
    const admin = new Client(server.url);
    await admin.call(session.setup, {
      displayName: 'Teszt Elek',
      ...ADMIN,
      cohort: { name: 'Megújítás', deadline: '2099-12-31' },
    });
    await admin.call(hours.set, { hours: { email: allWeek, sms: allWeek, call: allWeek }, movedDays: [] });
    await sendThrough(admin, sink.port, { connections: CONNECTIONS });
    await server.stop();
    const accountIds = await fill(folder, messages);
    server = await run(port);
    const id = await started(admin, { accountIds });

    for (let kill = 0; kill < kills; kill += 1) {
      const before = sink.received.length;
      await eventually(async () => {
        if (sink.received.length === before) throw new Error('nothing was sent after the restart');
      });
      await new Promise((resolve) => setTimeout(resolve, random() * 300));
      await server.kill();
      server = await run(port);
    }
    const campaign = await ended(admin, id, 60_000);
    return {
      kills,
      campaign,
      accepted: sink.accepted(),
      unknown: await all(admin, id, 'unknown'),
      sent: await all(admin, id, 'sent'),
    };
  } finally {
    await server.kill();
    await sink.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(folder: string, count: number): Promise<number[]> {
  const key = readFileSync(join(folder, 'kapocs.key'), 'utf8').trim();
  const database = await openDatabase({ sqlite: { filename: join(folder, 'kapocs.sqlite'), key } });
  const ids = await database.write.transaction((db) => addMany(db, count, { deadline: '2099-12-31' }));
  await database.close();
  return ids;
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
