import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageState } from '#contract/outbox.ts';
import { rowsOf } from '#db/rows.ts';
import * as ledger from '../../api/outbox/ledger.sql.ts';
import { insert } from '../../api/outbox/outbox.sql.ts';
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
