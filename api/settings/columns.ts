import { ColumnLayout } from '#contract/columns.ts';
import type { Reading, Tx } from '../context.ts';
import * as sql from './settings.sql.ts';

const nameFor = ({ actor }: Reading, list: string): string => `columns.${actor?.id ?? 0}.${list}`;

/** The columns the person at hand chose for a list; null for the standard ones. */
export async function chosenColumns(ctx: Reading, list: string): Promise<ColumnLayout | null> {
  const value = await sql.settingValue(ctx.db, nameFor(ctx, list));
  return value === null ? null : ColumnLayout.nullable().parse(JSON.parse(value));
}

export async function chooseColumns(tx: Tx, list: string, layout: ColumnLayout | null): Promise<void> {
  await sql.saveSetting(tx.db, nameFor(tx, list), JSON.stringify(layout));
}
