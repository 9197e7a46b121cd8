import { Readable } from 'node:stream';
import { Email, type Id } from '#contract/basics.ts';
import type { brokerLetters, LetterHurdle, LetterState } from '#contract/broker-letters.ts';
import type { Answer, Parsed } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Intermediary } from '#contract/settings.ts';
import type { Context } from '../context.ts';
import { dashboard } from '../dashboard/dashboard.ts';
import * as history from '../history/history.ts';
import * as intermediaries from '../intermediaries/intermediaries.ts';
import { fateOf } from '../outbox/outbox.ts';
import { find as senderOf } from '../outbox/senders/senders.ts';
import { check } from '../outbox/addresses/suppressions.ts';
import type { FileAnswer } from '../route.ts';
import * as settings from '../settings/settings.ts';
import { unknownFields } from '../templates/renderer.ts';
import * as sql from './broker-letters.sql.ts';
import { jobName } from './job-name.ts';
import { letterFile, letterFileName, xlsx } from './letter-file.ts';
import { keepText, letterValues, letterWording, texts, written } from './letter-text.ts';

const isAddress = (email: string): boolean => Email.safeParse(email).success;

async function suppressedAmong(ctx: Context, firms: readonly Intermediary[]): Promise<ReadonlySet<string>> {
  const addresses = firms.flatMap(({ email }) => (email !== null && isAddress(email) ? [email] : []));
  const { rows } = await check(ctx, { channel: 'email', addresses });
  return new Set(
    rows.filter(({ purposes }) => purposes.some((each) => each !== 'marketing')).map((row) => row.address),
  );
}

function hurdleOf({ email }: Intermediary, suppressed: ReadonlySet<string>): LetterHurdle | null {
  if (email === null || email === '') return 'no_address';
  if (!isAddress(email)) return 'invalid_address';
  return suppressed.has(email) ? 'suppressed' : null;
}

/** Open clients of each intermediary of a period, by its code; a broker's are its own. */
async function standings(ctx: Context, cohort: Id | undefined) {
  const { detail } = await dashboard(ctx, { cohort });
  const open = (detail?.intermediaries ?? []).filter((firm) => firm.open > 0);
  return { cohortId: detail?.id ?? null, byCode: new Map(open.map((firm) => [firm.code, firm])) };
}

async function lastLetters(ctx: Context, cohortId: Id) {
  const rows = await sql.last(ctx.db, cohortId);
  const fates = await fateOf(
    ctx,
    rows.flatMap(({ outbox_id }) => outbox_id ?? []),
  );
  const stateOf = ({ state, outbox_id }: sql.LetterRow): LetterState =>
    state === 'made' ? (fates.get(outbox_id ?? 0)?.state ?? 'queued') : state;
  return new Map(
    rows.map((row) => [row.intermediary_id, { at: row.created_at, state: stateOf(row), outboxId: row.outbox_id }]),
  );
}

/** Who would get a letter, who not and why, and what became of the last one. */
export async function see(
  ctx: Context,
  { cohort }: Parsed<typeof brokerLetters.see>,
): Promise<Answer<typeof brokerLetters.see>> {
  const { cohortId, byCode } = await standings(ctx, cohort);
  if (cohortId === null) return { cohort: null, texts: await texts(ctx), rows: [] };
  const firms = (await intermediaries.list(ctx)).filter(({ code }) => byCode.has(code));
  const suppressed = await suppressedAmong(ctx, firms);
  const last = await lastLetters(ctx, cohortId);
  const { id, name, deadline } = await settings.cohort(ctx, cohortId);
  return {
    cohort: { id, name, deadline },
    texts: await texts(ctx),
    rows: firms.map((firm) => ({
      id: firm.id,
      code: firm.code,
      name: firm.name,
      email: firm.email,
      clients: byCode.get(firm.code)?.open ?? 0,
      overdue: byCode.get(firm.code)?.overdue ?? 0,
      hurdle: hurdleOf(firm, suppressed),
      last: last.get(firm.id) ?? null,
    })),
  };
}

/** Throws NOT_FOUND, also for an intermediary that is not one's own. */
export async function firmOf(ctx: Context, id: Id): Promise<Intermediary> {
  const firm = (await intermediaries.list(ctx)).find((each) => each.id === id);
  if (!firm) throw new KapocsError('NOT_FOUND', { intermediaryId: id });
  return firm;
}

export async function preview(
  ctx: Context,
  { cohort, intermediaryId, language, ...text }: Parsed<typeof brokerLetters.preview>,
): Promise<Answer<typeof brokerLetters.preview>> {
  const firm = await firmOf(ctx, intermediaryId);
  const { byCode } = await standings(ctx, cohort);
  const clients = byCode.get(firm.code)?.open ?? 0;
  const today = ctx.today();
  const wording = letterWording(language, text);
  const values = await letterValues(ctx, { name: firm.name, cohortId: cohort, clients, today });
  const { subject, text: plain, html, missing } = await written(wording, values);
  return {
    to: firm.email,
    subject,
    text: plain,
    html,
    missing,
    unknown: await unknownFields(wording),
    filename: letterFileName(firm.code, language, today),
    clients,
  };
}

/** The list of one intermediary; looking at it is written in the history. */
export async function file(
  ctx: Context,
  { id, cohort, language }: Parsed<typeof brokerLetters.file>,
): Promise<FileAnswer> {
  const { code } = await firmOf(ctx, id);
  const asked = { intermediaryId: id, code, cohortId: (await settings.cohort(ctx, cohort)).id, language };
  const { bytes, clients } = await letterFile(ctx, { ...asked, reason: reasonIn(language) });
  await ctx.write((tx) =>
    history.record(tx, {
      action: 'broker_letter.looked',
      object: `intermediary:${id}`,
      details: { rows: clients.length },
    }),
  );
  return { stream: Readable.from(bytes), type: xlsx, filename: letterFileName(code, language, ctx.today()) };
}

export const reasonIn = (language: 'hu' | 'en'): string =>
  language === 'hu' ? 'levél a közvetítőnek' : 'letter to the intermediary';

/**
 * Asks for a letter to each; a job puts them together and into the ledger. Throws NOT_FOUND for an intermediary that
 * is not one's own, TEMPLATE_FAULT, and INPUT_INVALID for a text with a field that does not exist.
 */
export async function send(
  ctx: Context,
  { cohort, round, intermediaryIds, language, senderId, subject, body }: Parsed<typeof brokerLetters.send>,
): Promise<Answer<typeof brokerLetters.send>> {
  const { actor } = ctx;
  if (!actor) throw new KapocsError('SIGN_IN_NEEDED');
  const text = { subject, body };
  const { rows } = await see(ctx, { cohort });
  const known = new Map(rows.map((row) => [row.id, row]));
  for (const id of intermediaryIds) if (!known.has(id)) throw new KapocsError('NOT_FOUND', { intermediaryId: id });
  if (senderId !== null) await senderOf(ctx, senderId);
  if ((await unknownFields(letterWording(language, text))).length > 0)
    throw new KapocsError('INPUT_INVALID', { fields: ['body'] });
  const willing = [...new Set(intermediaryIds)].filter((id) => known.get(id)?.hurdle === null);
  return ctx.write(async (tx) => {
    const common = { round, cohort_id: cohort, language, subject, body, sender_id: senderId };
    const asked = await sql.insertOnce(
      tx.db,
      willing.map((id) => ({ ...common, intermediary_id: id, asked_by: actor.id, created_at: tx.now() })),
    );
    if (asked > 0) {
      await keepText(tx, language, text);
      await history.record(tx, {
        action: 'broker_letters.sent',
        object: `cohort:${cohort}`,
        details: { count: asked },
      });
      tx.wake(jobName);
    }
    tx.tell('settings', []);
    return { asked };
  });
}
