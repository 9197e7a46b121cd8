import { Email, Phone } from '#contract/basics.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Channel } from '#contract/outbox.ts';
import type { Context } from '../../context.ts';
import { addressHash, plainAddress } from './address-hash.ts';

type Asked = { channel?: Channel | undefined; address?: string | undefined };

/** What a list of addresses is narrowed by; an address without a channel is known by its look. */
export function askedBy(
  { pepper }: Pick<Context, 'pepper'>,
  { channel, address }: Asked,
): { channel: Channel | null; hash: string | null } {
  const kind = channel ?? (address?.includes('@') ? 'email' : 'sms');
  return { channel: channel ?? null, hash: address === undefined ? null : addressHash(pepper, kind, address) };
}

/** An address as it is kept. Throws INPUT_INVALID for one that is none of its channel. */
export function addressOf({ channel, address }: { channel: Channel; address: string }): string {
  const plain = plainAddress(address);
  if (!(channel === 'email' ? Email : Phone).safeParse(plain).success)
    throw new KapocsError('INPUT_INVALID', { fields: ['address'] });
  return plain;
}
