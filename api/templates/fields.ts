import type { Id, LocalDate } from '#contract/basics.ts';
import { daysBetween } from '#contract/deadline.ts';
import { formatPhone } from '#contract/format.ts';
import type { FieldValues } from '#contract/template-fields.ts';
import type { Reading } from '../context.ts';
import * as sql from './field-source.sql.ts';

/** What a text says of an account as of a day: the office is the client’s own intermediary where there is one. */
export const valuesOf = (source: sql.FieldSource, today: LocalDate): FieldValues => ({
  nev: source.holder_name,
  ugyfelszamlaszam: source.account_number,
  hatarido: source.deadline,
  napok: daysBetween(today, source.deadline),
  ma: today,
  biztosito: source.insurer_name,
  portal: source.portal_name,
  portal_cim: source.portal_url,
  kuldemenyeim: source.mailbox_name,
  iroda: source.intermediary_name ?? source.insurer_name,
  darab: null,
  telefon: phone(source.intermediary_phone ?? source.help_phone),
});

const phone = (stored: string | null): string | null => (stored === null ? null : formatPhone(stored));

export type Recipient = { values: FieldValues; email: string | null; mobile: string | null };

/** By account; who is not there any more is missing. */
export async function recipients(ctx: Reading, accountIds: readonly Id[]): Promise<Map<Id, Recipient>> {
  const sources = await sql.fieldSources(ctx.db, accountIds);
  const today = ctx.today();
  return new Map(
    sources.map((source) => [
      source.id,
      { values: valuesOf(source, today), email: source.email, mobile: source.mobile },
    ]),
  );
}

/** An invented client, for looking at a text before there is a list. */
export const invented = (today: LocalDate): FieldValues => ({
  nev: 'Minta Mária',
  ugyfelszamlaszam: 'U00000001',
  hatarido: today,
  napok: 0,
  ma: today,
  biztosito: 'Minta Biztosító',
  portal: 'Ügyfélportál',
  portal_cim: 'https://portal.pelda.test',
  kuldemenyeim: 'Küldeményeim',
  iroda: 'Minta Iroda Kft.',
  telefon: '(06 1) 421 1421',
  darab: null,
});
