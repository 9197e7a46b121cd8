import { KapocsError } from '#contract/errors.ts';
import type { Cohort, Insurer, settings } from '#contract/settings.ts';
import type { Input, Parsed } from '#contract/endpoint.ts';
import * as accounts from '../accounts/accounts.ts';
import type { Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { firstMailDay } from './first-mail-day.ts';
import * as sql from './settings.sql.ts';

const defaults = {
  portalName: 'Ügyfélportál',
  mailboxName: 'Küldeményeim',
  portalUrl: '',
  colours: { primary: '#0B5C6B', onPrimary: '#FFFFFF' },
};

const insurerOf = (row: sql.ShownInsurer): Insurer => ({
  id: row.id,
  name: row.name,
  accountNumberPattern: row.account_number_pattern,
  portalName: row.portal_name,
  mailboxName: row.mailbox_name,
  portalUrl: row.portal_url,
  colours: JSON.parse(row.colours) as Insurer['colours'],
  helpPhone: row.help_phone,
  logoAt: row.logo_at,
});

const cohortOf = (row: sql.CohortRow): Cohort => ({
  id: row.id,
  insurerId: row.insurer_id,
  name: row.name,
  deadline: row.deadline,
  firstMailOn: row.first_mail_on,
});

export const insurers = async ({ db }: Reading): Promise<Insurer[]> => (await sql.insurers(db)).map(insurerOf);
export const cohorts = async ({ db }: Reading): Promise<Cohort[]> => (await sql.cohorts(db)).map(cohortOf);

export async function insurer({ db }: Reading, id: number): Promise<Insurer> {
  const row = await sql.insurer(db, id);
  if (!row) throw new KapocsError('NOT_FOUND', { insurerId: id });
  return insurerOf(row);
}

export async function cohort({ db }: Reading, id: number): Promise<Cohort> {
  const row = await sql.cohort(db, id);
  if (!row) throw new KapocsError('NOT_FOUND', { cohortId: id });
  return cohortOf(row);
}

export async function addInsurer(tx: Tx, input: Input<typeof settings.addInsurer>): Promise<Insurer> {
  const made = await sql.insertInsurer(tx.db, {
    name: input.name,
    account_number_pattern: input.accountNumberPattern ?? null,
    portal_name: input.portalName ?? defaults.portalName,
    mailbox_name: input.mailboxName ?? defaults.mailboxName,
    portal_url: input.portalUrl ?? defaults.portalUrl,
    colours: JSON.stringify(input.colours ?? defaults.colours),
    help_phone: input.helpPhone ?? null,
  });
  await history.record(tx, { action: 'insurer.added', object: `insurer:${made.id}` });
  tx.tell('settings', [made.id]);
  return insurerOf({ ...made, logo_at: null });
}

export async function changeInsurer(tx: Tx, input: Parsed<typeof settings.changeInsurer>): Promise<Insurer> {
  await insurer(tx, input.id);
  await sql.updateInsurer(tx.db, input.id, {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.accountNumberPattern === undefined ? {} : { account_number_pattern: input.accountNumberPattern }),
    ...(input.portalName === undefined ? {} : { portal_name: input.portalName }),
    ...(input.mailboxName === undefined ? {} : { mailbox_name: input.mailboxName }),
    ...(input.portalUrl === undefined ? {} : { portal_url: input.portalUrl }),
    ...(input.colours === undefined ? {} : { colours: JSON.stringify(input.colours) }),
    ...(input.helpPhone === undefined ? {} : { help_phone: input.helpPhone }),
  });
  await history.record(tx, { action: 'insurer.changed', object: `insurer:${input.id}` });
  tx.tell('settings', [input.id]);
  return insurer(tx, input.id);
}

/** The insurer meant when it may be left out: the only one. Throws INSURER_NEEDED when there are several or none. */
export async function theInsurer(ctx: Reading): Promise<Insurer> {
  const [only, ...others] = await insurers(ctx);
  if (!only || others.length > 0) throw new KapocsError('INSURER_NEEDED');
  return only;
}

export async function addCohort(tx: Tx, input: Parsed<typeof settings.addCohort>): Promise<Cohort> {
  const owner = input.insurerId === undefined ? await theInsurer(tx) : await insurer(tx, input.insurerId);
  const made = await sql.insertCohort(tx.db, {
    insurer_id: owner.id,
    name: input.name,
    deadline: input.deadline,
    first_mail_on: input.firstMailOn === undefined ? firstMailDay(input.deadline) : input.firstMailOn,
  });
  await history.record(tx, {
    action: 'cohort.added',
    object: `cohort:${made.id}`,
    details: { deadline: input.deadline },
  });
  tx.tell('settings', [made.id]);
  return cohortOf(made);
}

/** A new deadline moves every account of the renewal period that has none of its own. Throws NOT_FOUND. */
export async function changeCohort(tx: Tx, input: Parsed<typeof settings.changeCohort>): Promise<Cohort> {
  const before = await cohort(tx, input.id);
  await sql.updateCohort(tx.db, input.id, {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.deadline === undefined ? {} : { deadline: input.deadline }),
    ...(input.firstMailOn === undefined ? {} : { first_mail_on: input.firstMailOn }),
  });
  const moved =
    input.deadline === undefined || input.deadline === before.deadline
      ? 0
      : await accounts.moveDeadline(tx, input.id, input.deadline);
  await history.record(tx, {
    action: 'cohort.changed',
    object: `cohort:${input.id}`,
    details: { before: before.deadline, after: input.deadline ?? before.deadline, accountsMoved: moved },
  });
  tx.tell('settings', [input.id]);
  return cohort(tx, input.id);
}
