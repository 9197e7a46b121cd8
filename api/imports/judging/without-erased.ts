import type { Id } from '#contract/basics.ts';
import type { ImportMapping } from '#contract/imports.ts';
import { erasedAmong, type Traces } from '../../accounts/erased.ts';
import type { Context } from '../../context.ts';

const asNumber = (accountNumber: string): Traces => ({ accountNumber, email: null, mobile: null });
const asEmail = (email: string): Traces => ({ accountNumber: '', email, mobile: null });

/** The samples under the headings are left out when one of them belongs to somebody who was forgotten. */
export async function withoutErased(ctx: Context, insurerId: Id, mapping: ImportMapping): Promise<ImportMapping> {
  const told = mapping.columns.flatMap(({ samples }) => samples);
  const clients = () => told.flatMap((sample) => [asNumber(sample), asEmail(sample)]);
  const wasErased = await erasedAmong(ctx, ctx, { insurerId, clients });
  if (!clients().some((client) => wasErased(client, false))) return mapping;
  return { ...mapping, columns: mapping.columns.map((column) => ({ ...column, samples: [] })) };
}
