import { defineConfig } from 'vitest/config';

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
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...common,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
