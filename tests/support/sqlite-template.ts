import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#db/connect.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    sqliteTemplate: string;
  }
}

export const KEY = '5a'.repeat(32);

let folder = '';

/** A data folder after a first start, with a migrated database and its key: every world on SQLite begins as a copy. */
export async function setup(project: TestProject): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'kapocs-template-'));
  const template = await openDatabase({ sqlite: { filename: join(folder, 'kapocs.sqlite'), key: KEY } });
  await migrate(template, migrations, () => new Date(0).toISOString());
  await template.close();
  writeFileSync(join(folder, 'kapocs.key'), `${KEY}\n`, { mode: 0o600 });
  project.provide('sqliteTemplate', folder);
}

export const teardown = (): void => rmSync(folder, { recursive: true, force: true });
