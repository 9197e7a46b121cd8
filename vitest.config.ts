import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './tests/support/slowest-first.ts';

const common = {
  environment: 'node' as const,
  restoreMocks: true,
  setupFiles: ['tests/support/seed.ts'],
  // A second, as it comes, is too short on a busy machine; what holds sooner waits no longer for it.
  expect: { poll: { timeout: 20_000 } },
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // Where one run decides, a test a busy machine has upset gets a second try; the report marks it.
  retry: process.env['CI'] ? 1 : 0,
};

/**
 * What starts the program loads it as Node does: some 1,500 modules, once for all files a process is given. A world
 * is a new one in every file; what a file changes in the process itself it puts back.
 */
const asNodeDoes = { isolate: false, experimental: { viteModuleRunner: false, nodeLoader: false } };

export default defineConfig({
  cacheDir: '.cache/vite',
  test: {
    // Much of a test is waiting for another process or for the disk.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          // Pure rules leave nothing behind, so that a file needs no process of its own.
          isolate: false,
          include: ['tests/contract/**/*.test.ts', 'tests/unit/**/*.test.ts', 'tests/structure.test.ts'],
        },
      },
      {
        test: {
          ...common,
          ...asNodeDoes,
          name: 'api',
          include: ['tests/api/**/*.test.ts', 'tests/db/**/*.test.ts', 'tests/stories/**/*.test.ts'],
          globalSetup: ['tests/support/postgres.ts', 'tests/support/sqlite-template.ts'],
        },
      },
      {
        test: {
          ...common,
          ...asNodeDoes,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/sqlite-template.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
