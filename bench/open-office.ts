import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start, type Running } from '../api/start.ts';
import { Client } from '../tests/support/client.ts';
import { startPostgres } from '../tests/support/postgres.ts';

export type Office = {
  running: Running;
  folder: string;
  databaseUrl: string | null;
  /** the demo administrator, signed in */
  admin: Client;
  close: () => Promise<void>;
};

export const dialectsOf = (database: string): string[] => (database === 'both' ? ['sqlite', 'postgresql'] : [database]);

export const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
export const round = (n: number): number => Math.round(n * 100) / 100;
export const share = (times: readonly number[], part: number): number =>
  round(times.toSorted((a, b) => a - b)[Math.floor(times.length * part)] ?? 0);

/** The program in this process on a fresh database with so many demo accounts. */
export async function openOffice(
  dialect: string,
  { accounts, training = true, durable = false }: { accounts: number; training?: boolean; durable?: boolean },
): Promise<Office> {
  const server = dialect === 'postgresql' ? await startPostgres({ durable }) : null;
  const folder = mkdtempSync(join(tmpdir(), 'kapocs-bench-'));
  const databaseUrl = server ? `${server.url}/postgres` : null;
  const running = await start({
    dataDir: folder,
    port: 0,
    portalPort: 'off',
    key: null,
    keyFile: null,
    training,
    demo: accounts,
    clock: null,
    launchSecret: null,
    databaseUrl,
    bundles: folder,
  });
  const admin = new Client(running.url);
  await admin.send('GET', `/${new URL(running.url).search}`);
  return {
    running,
    folder,
    databaseUrl,
    admin,
    close: async () => {
      await running.close();
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
