import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './tests/support/slowest-first.ts';

const common = {
  environment: 'node' as const,
  restoreMocks: true,
  setupFiles: ['tests/support/seed.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

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
          include: ['tests/contract/**/*.test.ts', 'tests/unit/**/*.test.ts', 'tests/structure.test.ts'],
        },
      },
      {
        test: {
          ...common,
          name: 'api',
          include: ['tests/api/**/*.test.ts', 'tests/db/**/*.test.ts', 'tests/stories/**/*.test.ts'],
          globalSetup: ['tests/support/postgres.ts'],
        },
      },
      {
        test: {
          ...common,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
