import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const hungarianMobile = /^\+36(?:20|30|31|50|70)\d{7}$/;

/** Whether an E.164 number can be sent an SMS. Hungarian mobiles are told by their shape: lists have a million of them. */
export function smsCapable(phone: string): boolean {
  if (hungarianMobile.test(phone)) return true;
  const type = parsePhoneNumberFromString(phone)?.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}
