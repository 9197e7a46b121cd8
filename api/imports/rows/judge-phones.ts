import type { FaultReason } from '#contract/row-reasons.ts';
import { readPhones, type PhoneKind, type ReadPhone } from './read-phone.ts';
import { saysNothing, type CellValue } from './cell-value.ts';

/** `leftOut` are pieces that are no number; `spare` the numbers beside the one that gets the SMS. */
export type JudgedPhones = { mobile: string | null; spare: string[]; leftOut: string[]; fault?: FaultReason };

const whyNot: Record<Exclude<PhoneKind, 'mobile'>, FaultReason> = {
  landline: 'phone_landline',
  foreign_mobile: 'phone_foreign',
  no_sms: 'phone_no_sms',
};

function faultOf(first: ReadPhone | undefined): FaultReason {
  return first === undefined || first.kind === 'mobile' ? 'phone_unreadable' : whyNot[first.kind];
}

/**
 * The mobile column: the first number that can receive SMS. A cell that has a number but none such is a fault
 * (import.md: a landline there cannot be reminded, and somebody must say so); an empty one is not.
 */
export function judgeMobile(value: CellValue | null, foreignMobiles: boolean): JudgedPhones {
  if (value === null || saysNothing(value)) return { mobile: null, spare: [], leftOut: [] };
  const { phones, unread } = readPhones(value);
  const usable = phones.find((phone) => phone.kind === 'mobile' || (foreignMobiles && phone.kind === 'foreign_mobile'));
  const spare = phones.filter((phone) => phone !== usable).map((phone) => phone.number);
  if (usable) return { mobile: usable.number, spare, leftOut: unread };
  return { mobile: null, spare, leftOut: [], fault: faultOf(phones[0]) };
}

/** The second phone column: any numbers, never a fault. */
export function judgeSpare(value: CellValue | null): { spare: string[]; leftOut: string[] } {
  if (value === null || saysNothing(value)) return { spare: [], leftOut: [] };
  const { phones, unread } = readPhones(value);
  return { spare: phones.map((phone) => phone.number), leftOut: unread };
}
