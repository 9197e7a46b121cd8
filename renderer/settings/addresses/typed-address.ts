import { Email, Phone } from '#contract/basics.ts';
import { typedPhone } from '../../shared/typed-phone.ts';

/** An address as the API takes it, of what somebody typed. */
export const typedAddress = (channel: string, typed: string): string =>
  channel === 'sms' ? typedPhone(typed) : typed.trim();

export const isAddress = (channel: string, typed: string): boolean =>
  (channel === 'email' ? Email : Phone).safeParse(typedAddress(channel, typed)).success;
