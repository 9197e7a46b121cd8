import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageState } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';
import { rowsOf } from '#db/rows.ts';
import * as ledger from '../../api/outbox/sending/ledger.sql.ts';
import { insert } from '../../api/outbox/outbox.sql.ts';
import * as accounts from '../../api/accounts/accounts.ts';
import type { Tx } from '../../api/context.ts';
import { capOf } from '../../api/outbox/sending/cap.ts';
import { addMany } from '../support/accounts.ts';
import { draft } from '../support/mailing.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const NOW = '2012-02-15T09:00:00.000Z';
/** Not due for the program’s own senders, so that these tests have the messages to themselves. */
const LATER = '2030-01-01T00:00:00.000Z';
const MUCH_LATER = '2031-01-01T00:00:00.000Z';
const MESSAGES = 600;
const SENDERS = 6;

describe.each(dialects)('taking messages from the ledger on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());

  const queue = (count: number): Promise<number[]> =>
    world.ctx.write(async ({ db }) => {
      const ids: number[] = [];
      for (let each = 0; each < count; each += 1)
        ids.push(
          await insert(db, {
            channel: 'sms',
            lane: 'bulk',
            purpose: 'service',
            recipient: '+36201234567',
            subject: '',
            text: 'Szia!',
            html: null,
            account_id: null,
            campaign_id: null,
            secret: 0,
            not_before: LATER,
            created_at: NOW,
            created_by: null,
          }),
        );
      return ids;
    });
  const ask = (limit: number, owner = 'a'): ledger.Claim => ({
    channel: 'sms',
    lane: 'bulk',
    campaignId: null,
    now: LATER,
    until: MUCH_LATER,
    owner,
    limit,
  });
  const claim = (limit: number, owner?: string) => world.ctx.write(({ db }) => ledger.claim(db, ask(limit, owner)));
  const stateOf = async (id: number): Promise<MessageState | undefined> =>
    (await world.ctx.db('outbox').select<{ state: MessageState }[]>('state').where({ id }).first())?.state;
  const settled = (id: number, fence: number, state: MessageState) => ({
    now: LATER,
    messages: [{ id, fence, state, reason: null, answer: null, provider_ref: null, not_before: null, tries: 1 }],
  });

  it(`${SENDERS} senders at once take each message exactly once`, async () => {
    const ids = await queue(MESSAGES);
    const taken: ledger.Leased[] = [];
    await Promise.all(
      Array.from({ length: SENDERS }, async (_, sender) => {
        for (;;) {
          const got = await claim(7, `sender ${sender}`);
          if (got.length === 0) return;
          taken.push(...got);
        }
      }),
    );
    expect(taken.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(ids);
    for (const { id, fence } of taken) await world.ctx.write(({ db }) => ledger.settle(db, settled(id, fence, 'sent')));
  });

  it('a sender that stalled can neither hand over nor settle what another has taken since', async () => {
    const [id = 0] = await queue(1);
    const [stalled] = await claim(1);
    await world.ctx.write(({ db }) =>
      ledger.recover(db, { channel: 'sms', lane: 'bulk', now: '2032-01-01T00:00:00.000Z', all: false }),
    );
    const [taken] = await claim(1, 'b');
    expect(taken).toMatchObject({ id, fence: (stalled?.fence ?? 0) + 1 });
    const old = stalled?.fence ?? 0;
    await world.ctx.write(async ({ db }) => {
      expect(
        await ledger.launch(db, { now: LATER, until: MUCH_LATER, messages: [{ id, fence: old, mime: null }] }),
      ).toEqual([]);
      expect(await ledger.settle(db, settled(id, old, 'sent'))).toEqual([]);
    });
    expect(await stateOf(id)).toBe('leased');
    await world.ctx.write(({ db }) => ledger.settle(db, settled(id, taken?.fence ?? 0, 'failed')));
  });

  it('what was in flight when the power went is in doubt, and a late answer of the same try still settles it', async () => {
    const [waiting = 0, flying = 0] = await queue(2);
    const leased = await claim(2);
    const fence = leased.find(({ id }) => id === flying)?.fence ?? 0;
    await world.ctx.write(async ({ db }) => {
      await ledger.launch(db, { now: LATER, until: MUCH_LATER, messages: [{ id: flying, fence, mime: 'x' }] });
      await ledger.recover(db, { channel: 'sms', lane: 'bulk', now: LATER, all: true });
    });
    expect([await stateOf(waiting), await stateOf(flying)]).toEqual(['queued', 'unknown']);
    await world.ctx.write(({ db }) => ledger.settle(db, settled(flying, fence, 'sent')));
    expect(await stateOf(flying)).toBe('sent');
  });

  it('finds what is due by its index, however long the ledger', async () => {
    await world.ctx.write(({ db }) =>
      db.raw(`insert into outbox (channel, lane, purpose, state, not_before, created_at, changed_at)
        select one.channel, one.lane, one.purpose, 'sent', one.not_before, one.created_at, one.changed_at
        from outbox as one cross join (select id from outbox limit 30) as other`),
    );
    await queue(20);
    if (dialect === 'postgresql') await world.ctx.db.raw('analyze outbox');
    for (const campaignId of [null, 1]) {
      const { sql, values } = ledger.claimStatement(world.ctx.db, { ...ask(100), campaignId });
      const explain = dialect === 'sqlite' ? 'explain query plan' : 'explain';
      const rows = await world.ctx.write(({ db }) => rowsOf<Record<string, unknown>>(db, `${explain} ${sql}`, values));
      const plan = rows.map((row) => String(row['detail'] ?? row['QUERY PLAN'])).join('\n');
      expect(plan).toMatch(/outbox_queued/);
      expect(plan).not.toMatch(/Seq Scan|SCAN outbox$/m);
    }
  });
});

const CLIENTS = 500;
const SENT_EACH = 40;
const AT_A_TIME = 5;

/** As on the day of a great campaign: the planner last looked when the ledger was empty. */
describe('the gate on PostgreSQL, before the tables were counted anew', () => {
  let world: World;
  let ids: number[];
  let campaignId: number;
  beforeAll(async () => {
    world = await openWorld('postgresql');
    await world.ctx.db.raw('analyze');
    ids = await world.ctx.write(({ db }) => addMany(db, CLIENTS, { deadline: '2099-12-31' }));
    campaignId = await draft(world.admin, { accountIds: ids.slice(0, 1) }, { channel: 'sms' });
    const columns = 'channel, lane, purpose, account_id, recipient, not_before, created_at, changed_at';
    const values = `'sms', 'bulk', 'service', account.id, account.mobile, '${LATER}', '${NOW}', '${NOW}'`;
    await world.ctx.write(async ({ db }) => {
      await db.raw(
        `insert into outbox (${columns}, state, handed_at)
          select ${values}, 'sent', '${NOW}' from account, generate_series(1, ${SENT_EACH})`,
      );
      await db.raw(
        `insert into outbox (${columns}, state, campaign_id) select ${values}, 'queued', ${campaignId} from account`,
      );
    });
  });
  afterAll(() => world.close());

  const rowsRead = async (db: Db): Promise<number> => {
    const [row] = await rowsOf<{ looks: number }>(
      db,
      `select sum(seq_tup_read + idx_tup_fetch) as looks from pg_stat_xact_user_tables where relname in ('outbox', 'account')`,
    );
    return row?.looks ?? 0;
  };
  /** Rows read in the tables of the outbox and the accounts. */
  const looksOf = (work: (tx: Tx) => Promise<unknown>): Promise<number> =>
    world.ctx.write(async (tx) => {
      const before = await rowsRead(tx.db);
      await work(tx);
      return (await rowsRead(tx.db)) - before;
    });

  /** As at the gate, with the plans that are kept for any values. */
  const atTheGate = async (db: Db): Promise<void> => {
    await db.raw(`set local plan_cache_mode = force_generic_plan`);
    await ledger.byKey(db);
  };

  it('reads what stands at it, and not all that was sent or waits', async () => {
    let leased: ledger.Leased[] = [];
    const claiming = { channel: 'sms', lane: 'bulk', campaignId, now: LATER, until: MUCH_LATER, owner: 'a' } as const;
    const claimed = await looksOf(async ({ db }) => {
      await ledger.byKey(db);
      leased = await ledger.claim(db, { ...claiming, limit: AT_A_TIME });
    });
    const messages = leased.map(({ id, fence }) => ({ id, fence, hash: 'x', mime: null }));
    const asked = await looksOf(async ({ db }) => {
      await atTheGate(db);
      const cap = await capOf(world.ctx, NOW);
      expect(await ledger.lastFacts(db, messages, cap)).toHaveLength(AT_A_TIME);
    });
    const launched = await looksOf(async ({ db }) => {
      await atTheGate(db);
      expect(await ledger.launch(db, { now: NOW, until: LATER, messages })).toHaveLength(AT_A_TIME);
    });
    const reached = await looksOf(async (tx) => {
      await atTheGate(tx.db);
      await accounts.markContacted(tx, ids.slice(0, AT_A_TIME), 'sms', NOW);
    });
    expect({ claimed, launched, reached }).toEqual({
      claimed: 2 * AT_A_TIME,
      launched: AT_A_TIME,
      reached: AT_A_TIME,
    });
    // what each of these clients got in the last week is counted twice: all, and SMS
    expect(asked).toBeLessThan(AT_A_TIME * 2 * (SENT_EACH + 6));
  });
});
