import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { backups } from '#contract/backups.ts';
import { campaigns } from '#contract/campaigns.ts';
import { gateways } from '#contract/gateways.ts';
import { hours } from '#contract/hours.ts';
import { channels, type Channel } from '#contract/outbox.ts';
import { sendingRules } from '#contract/sending-rules.ts';
import { session } from '#contract/session.ts';
import type { Database } from '#db/connect.ts';
import { markRegistered } from '../../api/accounts/accounts.ts';
import { cancelFor } from '../../api/outbox/outbox.ts';
import { addMany } from './accounts.ts';
import { Refused } from './client.ts';
import { eventually } from './eventually.ts';
import { openKillable } from './killable.ts';
import { draft, sendThrough } from './mailing.ts';
import { seeded } from './random.ts';
import { allWeek, leasesPassed } from './send-and-kill.ts';
import { openSmsProvider } from './sms-provider.ts';
import { openMailSink } from './smtp.ts';
import { ADMIN, type Dialect } from './world.ts';

const ACCOUNTS = 40;
const STEPS_A_ROUND = 8;
/** By how many minutes the clock of the next start is off: an hour either way, as at the change of summer time. */
const AHEAD = [0, 60, -60, 0, 1440] as const;

type Account = { id: number; email: string; mobile: string };
type Planned = { id: number; tag: string; started: boolean };

/**
 * Plan, start (twice at once), pause, resume, cancel, retry, register, kill, restore, a clock that jumps, at random.
 * Throws unless each campaign wrote to each account at most once, and nobody got anything that was handed over after
 * it had registered.
 */
export async function liveSending(
  dialect: Dialect,
  { seed, rounds }: { seed: number; rounds: number },
): Promise<Record<string, number>> {
  const random = seeded(seed);
  const pick = <T>(things: readonly T[]): T | undefined => things[Math.floor(random() * things.length)];
  let most = 0;
  const slowly = (go: () => void): void => void setTimeout(go, most);
  const mail = await openMailSink({ onRcptTo: (_address, _session, done) => slowly(done) });
  const sms = await openSmsProvider(slowly);
  const office = await openKillable(dialect, { training: false });
  const figures: Record<string, number> = { plans: 0, starts: 0, kills: 0, restores: 0, registrations: 0, accepted: 0 };
  const plans: Planned[] = [];
  /** per address: what it had been sent, or was being sent, when its client registered */
  const allowed = new Map<string, Set<string>>();
  let copy: string | null = null;

  /** what reached whom, by the words of the message */
  const reached = (): { to: string; tag: string; channel: Channel }[] => [
    ...mail.received.map(({ to, raw }) => ({ to, tag: tagIn(raw), channel: 'email' as const })),
    ...sms.received.map(({ to, text }) => ({ to, tag: tagIn(text), channel: 'sms' as const })),
  ];
  const check = (): void => {
    const seen = new Set<string>();
    for (const { to, tag, channel } of reached()) {
      const key = `${tag} ${channel} ${to}`;
      assert.ok(!seen.has(key), `seed ${seed}: ${key} went twice`);
      seen.add(key);
      const may = allowed.get(to);
      assert.ok(!may || may.has(tag), `seed ${seed}: ${key} went after the client had registered`);
    }
    figures['accepted'] = seen.size;
  };
  const start = async (): Promise<void> => {
    const minutes = pick(AHEAD) ?? 0;
    await office.again({
      NODE_OPTIONS: `--import ${join(import.meta.dirname, 'shifted-clock.ts')}`,
      KAPOCS_TEST_AHEAD_MINUTES: String(minutes),
    });
    await office.admin.call(session.signIn, ADMIN);
  };
  const registered = new Set<Account>();
  const confirm = ({ write, dialect: kind }: Database, account: Account): Promise<{ tag: string }[]> => {
    const now = (): string => new Date().toISOString();
    return write.transaction(async (db) => {
      const told = {
        actor: null,
        feed: null,
        today: () => now().slice(0, 10),
        tell: () => undefined,
        wake: () => undefined,
        along: <T>(answer: Promise<T>) => answer,
      };
      const tx = { ...told, db, dialect: kind, now };
      await markRegistered(tx, account.id, { at: now(), source: 'portal' });
      await cancelFor(tx, account.id, 'registered');
      const onTheirWay = await db('outbox')
        .select<{ text: string; mime: string | null }[]>('text', 'mime')
        .where({ account_id: account.id, state: 'in_flight' });
      return onTheirWay.map(({ text, mime }) => ({ tag: tagIn(mime ?? text) }));
    });
  };
  const register = async (database: Database): Promise<void> => {
    const account = pick(accounts);
    if (!account || registered.has(account)) return;
    registered.add(account);
    const onTheirWay = await confirm(database, account);
    const gone = reached().filter(({ to }) => to === account.email || to === account.mobile);
    const tags = new Set([...gone, ...onTheirWay].map(({ tag }) => tag));
    for (const to of [account.email, account.mobile]) allowed.set(to, tags);
    figures['registrations'] = registered.size;
  };
  const ask = async (work: Promise<unknown>): Promise<void> => {
    await work.catch((error: unknown) => {
      // What cannot be done in the state a campaign is in is refused; that is what a hurried person meets.
      if (!(error instanceof Refused) || error.status !== 409) throw error;
    });
  };
  const plan = async (): Promise<void> => {
    const tag = `T${figures['plans']}-${seed}`;
    const ids = accounts.filter(() => random() < 0.5).map(({ id }) => id);
    const id = await draft(
      office.admin,
      { accountIds: ids },
      { channel: pick(channels) ?? 'email', body: `Kód: ${tag}.` },
    );
    plans.push({ id, tag, started: false });
    figures['plans'] = (figures['plans'] ?? 0) + 1;
  };
  const begin = async (): Promise<void> => {
    const next = pick(plans.filter(({ started }) => !started));
    if (!next) return;
    next.started = true;
    const twice = () => ask(office.admin.call(campaigns.start, { id: next.id }));
    await Promise.all(random() < 0.5 ? [twice(), twice()] : [twice()]);
    figures['starts'] = (figures['starts'] ?? 0) + 1;
  };
  const step = async (): Promise<void> => {
    const id = pick(plans)?.id ?? 0;
    const steps = [
      plan,
      begin,
      begin,
      () => ask(office.admin.call(campaigns.pause, { id })),
      () => ask(office.admin.call(campaigns.resume, { id })),
      () => ask(office.admin.call(campaigns.resume, { id })),
      () => (random() < 0.2 ? ask(office.admin.call(campaigns.cancel, { id })) : Promise.resolve()),
      () => ask(office.admin.call(campaigns.retry, { id })),
      () => office.beside(register),
      () => new Promise<void>((resolve) => setTimeout(resolve, random() * 60)),
    ];
    await pick(steps)?.();
  };
  /** What is restored knows less than its clients do: their registrations come again with the next list. */
  const restore = async (): Promise<void> => {
    if (copy === null) return;
    await office.admin.call(backups.restore, { id: copy, confirm: copy });
    await eventually(() => office.admin.call(session.signIn, ADMIN).then(() => undefined), 60_000);
    const { lastRestore } = await office.admin.call(backups.list, {});
    assert.equal(lastRestore?.outcome, 'restored');
    figures['restores'] = (figures['restores'] ?? 0) + 1;
    await office.beside(async (database) => {
      for (const account of registered) await confirm(database, account);
    });
    // A careful person: what was started once is not started again, and what waits is called back.
    for (const { id, started } of plans) if (started) await ask(cancelled(id));
    plans.splice(0, plans.length, ...plans.filter(({ started }) => !started));
    copy = null;
  };
  const cancelled = (id: number) =>
    office.admin.call(campaigns.cancel, { id }).catch((error: unknown) => {
      if (!(error instanceof Refused) || error.status !== 404) throw error;
    });

  let accounts: Account[] = [];
  try {
    await office.admin.call(hours.set, { hours: { email: allWeek, sms: allWeek, call: allWeek }, movedDays: [] });
    const rules = { remindersPerWeek: null, smsPerDay: null, approvalAbove: 1000, badShareLimit: null };
    await office.admin.call(sendingRules.set, rules);
    await sendThrough(office.admin, mail.port, { connections: 3 });
    await office.admin.call(gateways.set, { channel: 'sms', kind: 'http', settings: sms.settings(3) });
    await office.cut();
    accounts = await office.inspect(async ({ write }) => {
      const ids = await write.transaction((db) => addMany(db, ACCOUNTS, { deadline: '2099-12-31' }));
      return write('account').select<Account[]>('id', 'email', 'mobile').whereIn('id', ids);
    });
    await start();
    most = 4;
    for (let round = 0; round < rounds; round += 1) {
      await plan();
      await begin();
      for (let each = 0; each < STEPS_A_ROUND; each += 1) await step();
      if (round === 0) copy = (await office.admin.call(backups.make, {})).id;
      // On PostgreSQL a copy is put back by hand, with the program stopped.
      if (round === rounds - 2 && dialect === 'sqlite') await restore();
      else {
        await office.cut();
        figures['kills'] = (figures['kills'] ?? 0) + 1;
        await office.inspect(async (database) => {
          await leasesPassed(database);
          if (random() < 0.5) await register(database);
        });
        await start();
      }
      check();
    }
    await quiet(office.beside);
    check();
    assert.ok((figures['accepted'] ?? 0) > 0, 'nothing was sent at all');
    return figures;
  } finally {
    await office.remove();
    await mail.close();
    await sms.close();
  }
}

const tagIn = (text: string): string => /T\d+-\d+/.exec(text)?.[0] ?? '';

/** until nothing is on its way any more */
const quiet = (beside: <T>(look: (database: Database) => Promise<T>) => Promise<T>): Promise<void> =>
  beside(({ read }) =>
    eventually(
      async () => {
        const [row] = await read('outbox').whereIn('state', ['leased', 'in_flight']).count<{ n: number }[]>({ n: '*' });
        if ((row?.n ?? 0) > 0) throw new Error(`${row?.n} still under way`);
      },
      30_000,
      50,
    ),
  );
