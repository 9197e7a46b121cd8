import type { ListColumn } from './list-columns.ts';

/** Why a row of a list cannot be taken in as it stands. */
export const faultReasons = [
  'missing',
  'formula',
  'cell_error',
  'too_long',
  'digits_lost',
  'account_number_unreadable',
  'account_number_pattern',
  'account_number_twice',
  'manager_kind_unknown',
  'phone_unreadable',
  'phone_landline',
  'phone_no_sms',
  'phone_foreign',
  'email_unreadable',
  'date_unreadable',
  'date_impossible',
  'date_out_of_range',
  'yes_no_unreadable',
  'number_unreadable',
] as const;
export type FaultReason = (typeof faultReasons)[number];

/** What was mended, guessed or left out in a row that is taken in; worth a look before approving. */
export const remarkReasons = [
  'leading_zero_restored',
  'leading_zero_doubtful',
  'date_order_guessed',
  'several_emails',
  'phone_left_out',
  'holder_kind_unknown',
  'tax_number_wrong',
  'health_id_left_out',
  'personal_tax_id_left_out',
  'registration_date_left_out',
  'client_restricted',
] as const;
export type RemarkReason = (typeof remarkReasons)[number];

/** `value` is what the cell shows. */
export type RowFault = { column: ListColumn; value: string; reason: FaultReason };
export type RowRemark = { column: ListColumn; value: string; reason: RemarkReason };
