import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { imports, type Import, type ImportState } from '#contract/imports.ts';
import type { Client } from './client.ts';

/** A list of the tests, as bytes. */
export const listFile = (name: string): Buffer => readFileSync(join(import.meta.dirname, '..', 'lists', name));

const resting: readonly ImportState[] = ['needs_mapping', 'preview', 'applied', 'undone', 'failed'];

/** Waits until an import rests. */
export async function settled(client: Client, id: number, within = 30_000): Promise<Import> {
  const end = Date.now() + within;
  for (;;) {
    const now = await client.call(imports.one, { id });
    if (resting.includes(now.state)) return now;
    if (Date.now() > end) throw new Error(`import ${id} is still ${now.state}: ${JSON.stringify(now.progress)}`);
    await sleep(20);
  }
}

/** Uploads a list and waits for its preview, question or failure. */
export async function bringIn(
  client: Client,
  bytes: Uint8Array,
  { filename = 'lista.xlsx', cohort }: { filename?: string; cohort?: number } = {},
): Promise<Import> {
  const { id } = await client.call(imports.upload, { filename, cohort }, bytes);
  return settled(client, id);
}

export async function applied(client: Client, id: number): Promise<Import> {
  await client.call(imports.apply, { id });
  return settled(client, id);
}

export async function undone(client: Client, id: number): Promise<Import> {
  await client.call(imports.undo, { id });
  return settled(client, id);
}

/** Throws away what was not applied: after every list that is, each preview left is read again. */
export async function clearTable(client: Client): Promise<void> {
  for (const { id, state } of (await client.call(imports.list, {})).rows)
    if (state !== 'applied' && state !== 'undone') await client.call(imports.discard, { id });
}
