import type { Context } from '../../api/context.ts';
import { newSecurityCode, securityText } from '../../api/portal/security-code/security-code.ts';

/** Where every request of a test comes from. */
export const HERE = '127.0.0.1';

/** A security code copied as it should be from a picture fetched here. */
export function copiedCode(ctx: Context, address = HERE): { id: string; text: string } {
  const id = newSecurityCode(ctx);
  return { id, text: securityText(ctx, id, { address }) };
}
