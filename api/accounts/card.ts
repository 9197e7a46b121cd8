import type { AccountCard } from '#contract/accounts.ts';
import type { Id } from '#contract/basics.ts';
import type { TimelineEntry } from '#contract/timeline.ts';
import * as calls from '../calls/outcomes/story.ts';
import type { Context, Reading } from '../context.ts';
import * as history from '../history/history.ts';
import * as imports from '../imports/story.ts';
import { isShared } from '../mailbox/policies.ts';
import * as outbox from '../outbox/story.ts';
import * as portal from '../portal/registration/story.ts';
import * as requests from '../requests/story.ts';
import { restrictionsOf } from '../restrictions/restricted.ts';
import { find, scopeOf, type Account } from './accounts.ts';
import * as sql from './card.sql.ts';
import { anythingAfter } from './criteria.sql.ts';
import { lineOf } from './line.ts';
import { lines } from './page.sql.ts';
import { smsCapable } from './sms-capable.ts';

/** Corrections made in one go are one entry. */
async function corrections(ctx: Reading, accountId: Id): Promise<TimelineEntry[]> {
  const together = Map.groupBy(await sql.corrections(ctx.db, accountId), ({ at, by }) => JSON.stringify([at, by]));
  return [...together.values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const data = Object.fromEntries(rows.map(({ field }) => [field, true]));
    return { at: first.at, kind: 'contact_corrected' as const, text: '', by: first.by, data };
  });
}

const newestFirst = (left: TimelineEntry, right: TimelineEntry): number => (left.at < right.at ? 1 : -1);

/** Every feature tells its part. */
async function timelineOf(ctx: Reading, accountId: Id): Promise<TimelineEntry[]> {
  const parts = await Promise.all([
    corrections(ctx, accountId),
    imports.storyOf(ctx, accountId),
    outbox.storyOf(ctx, accountId),
    portal.storyOf(ctx, accountId),
    calls.storyOf(ctx, accountId),
    requests.storyOf(ctx, accountId),
  ]);
  return parts.flat();
}

const listed = (account: Account): AccountCard['listed'] =>
  account.contact_corrected_at === null ? null : { email: account.list_email, mobile: account.list_mobile };

/** Everything about one account. Throws NOT_FOUND. */
export async function card(ctx: Reading, id: Id): Promise<AccountCard> {
  const account = await find(ctx, id);
  const asOf = ctx.today();
  const derive = await anythingAfter(ctx.db, asOf);
  const [[line], siblings, insurerName, told, emailShared, restrictions] = await Promise.all([
    lines(ctx.db, { ids: [id], criteria: { asOf, derive }, order: 'name' }),
    sql.siblings(ctx.db, { holderId: account.holder_id, except: id, ...scopeOf(ctx) }),
    sql.insurerName(ctx.db, account.insurer_id),
    timelineOf(ctx, id),
    isShared(ctx, account.email),
    restrictionsOf(ctx, id),
  ]);
  if (!line) throw new Error('an account that was found has no line');
  return {
    ...lineOf(line, asOf),
    revision: account.revision,
    cohortId: account.cohort_id,
    insurerName,
    intermediaryId: account.intermediary_id,
    secondaryPhone: account.secondary_phone,
    smsCapable: account.mobile !== null && smsCapable(account.mobile),
    listed: listed(account),
    correctedAt: account.contact_corrected_at,
    emailDiffers: account.email_differs === 1,
    emailShared,
    birthDate: account.birth_date,
    postcode: account.postcode,
    town: account.town,
    street: account.street,
    taxNumber: account.tax_number,
    salesperson: account.salesperson,
    riskStart: account.risk_start,
    contractCount: account.contract_count,
    policyNumbers: account.policy_numbers,
    product: account.product,
    annualPremium: account.annual_premium,
    paymentFrequency: account.payment_frequency,
    communication: account.communication,
    extra: Object.entries(JSON.parse(account.extra ?? '{}') as Record<string, string>).map(([name, value]) => ({
      name,
      value,
    })),
    startedOn: account.started_on,
    confirmedSource: account.confirmed_source,
    closedOn: account.closed_on,
    goneOn: account.gone_on,
    erasedOn: account.erased_on,
    siblings: siblings.map((row) => ({ id: row.id, accountNumber: row.account_number, status: row.status })),
    restriction: restrictions.now,
    timeline: [...told, ...restrictions.story].sort(newestFirst),
  };
}

const AGAIN_MS = 15 * 60_000;
const lastOpened = new Map<string, number>();

/**
 * The card, with a note in the history that this person looked at it (security.md §1.3): once in a quarter of
 * an hour, for an open card is fetched again with every change.
 */
export async function openCard(ctx: Context, id: Id): Promise<AccountCard> {
  const shown = await card(ctx, id);
  const key = `${ctx.folders.data} ${ctx.actor?.id ?? 0} ${id}`;
  const now = performance.now();
  if (now - (lastOpened.get(key) ?? -Infinity) > AGAIN_MS) {
    for (const [old, at] of lastOpened) if (now - at > AGAIN_MS) lastOpened.delete(old);
    lastOpened.set(key, now);
    await ctx.write((tx) => history.record(tx, { action: 'account.opened', object: `account:${id}` }));
  }
  return shown;
}
