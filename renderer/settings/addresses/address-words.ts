import type { Channel } from '#contract/outbox.ts';

type Kept = { address: string | null; channel: Channel };

/** An address as it is read; that of an erased person is not known any more. */
export function addressWords({ address, channel }: Kept, erased: string, phone: (phone: string) => string): string {
  if (address === null) return erased;
  return channel === 'sms' ? phone(address) : address;
}
