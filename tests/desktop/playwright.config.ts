import { defineConfig } from 'playwright/test';
import { electronTarget } from './electron-target.ts';

const target = electronTarget();
if (process.env['TEST_WORKER_INDEX'] === undefined && target.kind === 'double') {
  const bar = '='.repeat(78);
  const lines = [
    'REAL ELECTRON NOT TESTED',
    'Its binary is not installed; the suite runs on the double in tests/desktop/double.',
  ];
  process.stderr.write(`${[bar, ...lines, bar].join('\n')}\n`);
}

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/desktop',
  timeout: 60_000,
  workers: 1,
  forbidOnly: true,
  // As in vitest.config.ts; the double's popups race with the browser's driver now and then.
  retries: process.env['CI'] ? 1 : 0,
  reporter: 'list',
});
