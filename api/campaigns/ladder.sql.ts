import type { Id, Instant, LocalDate } from '#contract/basics.ts';
import { openStatuses } from '#contract/account-status.ts';
import { dayEnd, dayStart } from '#contract/deadline.ts';
import type { LadderAnchor, LadderKind } from '#contract/ladder.ts';
import type { Channel } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';

type Query = ReturnType<Db['queryBuilder']>;

export type LadderRow = {
  active: number;
  ends_after: number;
  changed_by: Id | null;
  switched_by: Id | null;
  ran_on: LocalDate | null;
};
export type StepRow = { id: Id; kind: LadderKind; anchor: LadderAnchor; days: number; template_id: Id | null };

export async function ladder(db: Db): Promise<LadderRow> {
  const columns = ['active', 'ends_after', 'changed_by', 'switched_by', 'ran_on'];
  const row = await db('ladder').select<LadderRow[]>(columns).first();
  if (!row) throw new Error('the ladder has no row');
  return row;
}

/** In the order a client meets them. */
export const steps = (db: Db): Promise<StepRow[]> =>
  db('ladder_step')
    .select<StepRow[]>('id', 'kind', 'anchor', 'days', 'template_id')
    .orderBy([
      { column: 'anchor', order: 'desc' },
      { column: 'days', order: 'desc' },
    ]);

type Change = Partial<Omit<LadderRow, 'ran_on'>> & { changed_at?: Instant; ran_on?: LocalDate | null };

export const change = (db: Db, values: Change): Promise<number> => db('ladder').update(values);

/** A step that stays keeps its id, and with it the memory of who was already on it. */
export async function replaceSteps(
  db: Db,
  wanted: readonly (Omit<StepRow, 'id'> & { id: Id | null })[],
): Promise<void> {
  const kept = wanted.flatMap(({ id }) => id ?? []);
  await db('ladder_step').whereNotIn('id', kept).delete();
  await db('ladder_mark').whereNotIn('step_id', kept).delete();
  // Out of each other's way first: two steps may have changed places.
  await db('ladder_step').update({ days: db.raw('-1000 - id') });
  for (const { id, ...step } of wanted) {
    if (id === null) await db('ladder_step').insert(step);
    else await db('ladder_step').where({ id }).update(step);
  }
}

/** Today is this program’s to run; of several servers one hears yes. */
export const takeDay = (db: Db, today: LocalDate): Promise<number> =>
  db('ladder')
    .where({ active: 1 })
    .where((query) => void query.whereNull('ran_on').orWhere('ran_on', '<', today))
    .update({ ran_on: today });

export type Due = {
  stepId: Id;
  channel: Channel;
  anchor: LadderAnchor;
  from: LocalDate;
  to: LocalDate;
  lastDeadline: LocalDate;
};

const address = { email: 'due.email', sms: 'due.mobile' } as const;

/**
 * Ids of the accounts a step is due for: still open, in its span, and not yet taken for this deadline; or taken in
 * vain, when the message came back and the address was repaired since (sending.md §1.10).
 */
export const dueFor =
  ({ stepId, channel, anchor, from, to, lastDeadline }: Due) =>
  (db: Db): Query => {
    const query: Query = db
      .queryBuilder()
      .select('due.id')
      .from('account as due')
      .whereIn('due.status', openStatuses)
      .where('due.deadline', '>=', lastDeadline)
      .whereRaw(
        `not exists (select 1 from ladder_mark as mark
          where mark.step_id = ? and mark.account_id = due.id and mark.deadline = due.deadline
            and not exists (select 1 from outbox as back
              where back.campaign_id = mark.campaign_id and back.account_id = due.id
                and back.state in ('bounced', 'failed') and back.recipient <> ${address[channel]}))`,
        [stepId],
      );
    if (anchor === 'deadline') return query.where('due.deadline', '>=', from).where('due.deadline', '<=', to);
    const first = `(select min(message.handed_at) from outbox as message
      where message.account_id = due.id and message.lane = 'bulk' and message.state <> 'failed')`;
    return query
      .whereNotNull('due.last_contact_at')
      .whereRaw(`${first} >= ? and ${first} <= ?`, [dayStart(from), dayEnd(to)]);
  };

/** Remembers who was taken, under the deadline of today; who was taken again, for the last time. */
export const mark = (db: Db, stepId: Id, campaignId: Id): Promise<unknown> =>
  db.raw(
    `insert into ladder_mark (step_id, account_id, deadline, campaign_id)
      select ?, account.id, account.deadline, ? from outbox join account on account.id = outbox.account_id
      where outbox.campaign_id = ?
      on conflict (step_id, account_id, deadline) do update set campaign_id = excluded.campaign_id`,
    [stepId, campaignId, campaignId],
  );

export const countOpen = async (db: Db): Promise<number> => {
  const [row] = await db('account').whereIn('status', openStatuses).count<{ n: number }[]>({ n: '*' });
  return row?.n ?? 0;
};
