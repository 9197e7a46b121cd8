import { z } from 'zod';

/** How the doors stand in a network. */
export const Network = z.strictObject({
  /** address the doors listen on */
  listen: z.string(),
  /** names the doors answer to besides this machine's own, without port */
  hosts: z.array(z.string()),
  /** addresses whose `X-Forwarded-For` and `-Proto` are believed */
  proxies: z.array(z.string()),
  /** PEM files the program speaks TLS with by itself */
  tls: z.strictObject({ certificate: z.string(), key: z.string() }).nullable(),
  /** unencrypted connections from other machines were allowed in so many words */
  plainHttp: z.boolean(),
  /** where clients find their pages from outside */
  portalUrl: z.string().nullable(),
});
export type Network = z.output<typeof Network>;

/** Nobody set anything: this machine alone. */
export const ownMachine: Network = {
  listen: '127.0.0.1',
  hosts: [],
  proxies: [],
  tls: null,
  plainHttp: false,
  portalUrl: null,
};

export const isLoopback = (address: string): boolean =>
  /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(address) || address === '::1';

const one = (address: string): boolean => z.union([z.ipv4(), z.ipv6()]).safeParse(address).success;
const range = (text: string): boolean => z.union([z.cidrv4(), z.cidrv6()]).safeParse(text).success;

export const isAddress = one;

/** An address or a range of addresses that is not simply everybody. */
export const isProxy = (text: string): boolean => one(text) || (range(text) && !text.endsWith('/0'));

/** A host name or address as it stands in a `Host` header, without port; no wildcards. */
export const isHostName = (text: string): boolean =>
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/.test(text) ||
  (text.startsWith('[') && text.endsWith(']') && one(text.slice(1, -1)));

/** Why these settings do not go together, in one line; null when they do. */
export function unsafe({ listen, hosts, proxies, tls, plainHttp }: Network): string | null {
  if (isLoopback(listen)) return plainHttp ? '--plain-http means something with --listen only.' : null;
  if (hosts.length === 0)
    return `--listen ${listen} opens the doors to other machines; say with --hosts under which names they may come.`;
  if (tls === null && !plainHttp)
    return `--listen ${listen} would carry passwords in clear; give --tls-cert and --tls-key, or allow it with --plain-http.`;
  if (tls !== null && plainHttp) return '--plain-http and --tls-cert exclude each other.';
  if (plainHttp && proxies.length === 0)
    return '--plain-http wants --proxies: only what stands before the program may speak to it in clear.';
  return null;
}
