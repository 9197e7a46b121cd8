import type { Id } from '#contract/basics.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Restriction } from '#contract/restrictions.ts';
import type { TimelineEntry } from '#contract/timeline.ts';
import type { Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import * as sql from './restrictions.sql.ts';

/* What others ask of restrictions; who sets and lifts them is in `restrict.ts`. */

/** Which of these accounts may only be kept at present. */
export const restrictedAmong = async ({ db }: Pick<Reading, 'db'>, ids: readonly Id[]): Promise<ReadonlySet<Id>> =>
  ids.length === 0 ? new Set() : new Set(await sql.among(db, ids));

/** Every account that may only be kept at present; few ever are. */
export const allRestricted = ({ db }: Pick<Reading, 'db'>): Promise<Id[]> => sql.all(db);

/** Throws CLIENT_RESTRICTED. */
export async function refuseRestricted(ctx: Pick<Reading, 'db'>, id: Id): Promise<void> {
  if ((await restrictedAmong(ctx, [id])).size > 0) throw new KapocsError('CLIENT_RESTRICTED', { accountId: id });
}

/** A list brings another account of a client who is restricted: it is restricted too. */
export const restrictLike = async (tx: Tx, newIds: readonly Id[]): Promise<void> => {
  if (newIds.length === 0) return;
  const made = await sql.addLike(tx.db, newIds);
  await history.recordAll(
    tx,
    made.map(({ account_id, reason }) => ({
      action: 'account.restricted',
      object: `account:${account_id}`,
      details: { reason },
      actor: tx.actor,
    })),
  );
};

/** Remarks are for the office; a broker is told that, since when and why. */
const readable = ({ actor }: Reading, remark: string | null): string =>
  actor?.role === 'broker' ? '' : (remark ?? '');

/** The restriction that holds now, and what the story of the account tells of it and of former ones. */
export async function restrictionsOf(
  ctx: Reading,
  accountId: Id,
): Promise<{ now: Restriction | null; story: TimelineEntry[] }> {
  const rows = await sql.ofAccount(ctx.db, accountId);
  const open = rows.find(({ lifted_at }) => lifted_at === null);
  return {
    now: open ? { since: open.since, by: open.by, reason: open.reason, remark: readable(ctx, open.remark) } : null,
    story: rows.flatMap((row): TimelineEntry[] => [
      ...(row.lifted_at === null
        ? []
        : [
            {
              at: row.lifted_at,
              kind: 'restriction_lifted' as const,
              text: readable(ctx, row.lift_remark),
              by: row.lifted_by,
              data: { lifted: row.lift_reason },
            },
          ]),
      {
        at: row.since,
        kind: 'restricted',
        text: readable(ctx, row.remark),
        by: row.by,
        data: { restriction: row.reason },
      },
    ]),
  };
}

/** Removes what was written down of restrictions of these accounts; says how many. */
export const forgetRestrictions = (tx: Tx, accountIds: readonly Id[]): Promise<number> => sql.remove(tx.db, accountIds);
