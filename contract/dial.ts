import { z } from 'zod';

export const dialSchemes = ['tel', 'sip', 'callto'] as const;
/** How this machine telephones: `tel:` by the system, `sip:` at an exchange, `callto:` for older programs. */
export const DialWay = z.object({
  scheme: z.enum(dialSchemes),
  /** the exchange, for sip only */
  domain: z.string().regex(/^[\w.-]*$/),
});
export type DialWay = z.output<typeof DialWay>;

const allowed = /^(tel:\+\d{8,15}|sips?:[\w.+-]+@[\w.-]+|callto:\+?\d{3,15})$/;

/** The address that dials an E.164 number, or null where it would not be let out to the system. */
export function dialAddress(phone: string, { scheme, domain }: DialWay): string | null {
  const address = scheme === 'sip' ? `sip:${phone}@${domain}` : `${scheme}:${phone}`;
  return allowed.test(address) ? address : null;
}
