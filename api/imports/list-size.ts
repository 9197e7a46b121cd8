import { ListSize, USUAL_LIST_MB } from '#contract/list-size.ts';
import type { Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import { storedSetting, storeSetting } from '../settings/stored.ts';

const NAME = 'list_size';
const MB = 1024 * 1024;

/** How large a list file may be. */
export const see = async (ctx: Pick<Reading, 'db'>): Promise<ListSize> =>
  ListSize.nullable().parse(await storedSetting(ctx, NAME)) ?? { megabytes: USUAL_LIST_MB };

/** The same in bytes. */
export const mostBytes = async (ctx: Pick<Reading, 'db'>): Promise<number> => (await see(ctx)).megabytes * MB;

export async function set(tx: Tx, size: ListSize): Promise<ListSize> {
  await storeSetting(tx, NAME, size);
  await history.record(tx, { action: 'list_size.set', object: 'setting:list_size', details: size });
  tx.tell('settings', []);
  return size;
}
