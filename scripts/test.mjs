// npm test: every test, then static checks; the last line is "N passed, N failed".
//   node scripts/test.mjs [--only static,unit,api,browser,desktop]
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const results = join(root, '.cache', 'results');
const sections = ['static', 'unit', 'api', 'browser', 'desktop'];
const at = process.argv.indexOf('--only');
const asked = at === -1 ? sections : (process.argv[at + 1] ?? '').split(',');
const unknown = asked.find((name) => !sections.includes(name));
if (unknown !== undefined) {
  console.error(`Unknown section "${unknown}"; there are: ${sections.join(', ')}.`);
  process.exit(2);
}

const GIB = 2 ** 30;
const RAM_DISK = '/dev/shm';

/** A folder of this run in memory, where the system keeps one there: hundreds of databases come and go. Else null. */
function folderInMemory() {
  if (!existsSync(RAM_DISK) || process.availableMemory() < 6 * GIB) return null;
  const { bavail, bsize } = statfsSync(RAM_DISK);
  if (bavail * bsize < 3 * GIB) return null;
  const folder = mkdtempSync(join(RAM_DISK, 'kapocs-'));
  // PostgreSQL runs as a user of its own when root starts it.
  chmodSync(folder, 0o755);
  return folder;
}

const inMemory = folderInMemory();
const env = {
  ...process.env,
  ...(inMemory === null ? {} : { TMPDIR: inMemory }),
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
  FORCE_COLOR: '0',
  // Tests start the program and its threads some hundred times: what was compiled once is not compiled again.
  NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
};
const total = { passed: 0, failed: 0 };

const seconds = (begun) => `${((Date.now() - begun) / 1000).toFixed(1)} s`;
const start = (command, args, more) =>
  spawn(command, args, { cwd: root, shell: process.platform === 'win32', ...more, env: { ...env, ...more.env } });

function run(title, command, args, extra = {}) {
  console.log(`\n── ${title}`);
  const begun = Date.now();
  const child = start(command, args, { stdio: 'inherit', env: extra });
  return new Promise((resolve) => {
    child.once('error', (error) => console.error(error.message));
    child.once('close', (status) => {
      console.log(`   ${title}: ${seconds(begun)}`);
      resolve(status === 0);
    });
  });
}

/** Takes what the tests beside it leave of the processor; what it says is printed when it has ended. */
function check(title, command, args) {
  const begun = Date.now();
  const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((resolve) => {
    child.once('error', (error) => (said += `${error.message}\n`));
    child.once('close', (status) => {
      console.log(`\n── ${title}\n${said}   ${title}: ${seconds(begun)}`);
      total[status === 0 ? 'passed' : 'failed'] += 1;
      resolve();
    });
  });
}

/** A run that ends badly without naming a failed test still counts as one failure. */
function count(ok, { passed, failed }) {
  total.passed += passed;
  total.failed += ok ? failed : Math.max(failed, 1);
}

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** All in one run, so that no core rests while a slow file of one section comes to its end. */
async function vitest(projects) {
  const file = join(results, 'vitest.json');
  const ok = await run(`tests: ${projects.join(', ')}`, 'vitest', [
    'run',
    ...projects.map((name) => `--project=${name}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const said = read(file);
  // The embedded PostgreSQL ends the process with 0 whatever happened; a file that could not be loaded has no tests.
  const { success = false, numPassedTests: passed = 0, numTotalTests = 1 } = said ?? {};
  count(ok && success, { passed, failed: numTotalTests - passed });
}

async function playwright() {
  const file = join(results, 'desktop.json');
  const ok = await run(
    'tests: desktop',
    'playwright',
    ['test', '--config', 'tests/desktop/playwright.config.ts', '--reporter=list,json'],
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    },
  );
  const said = read(file)?.stats;
  count(ok, {
    passed: (said?.expected ?? 0) + (said?.flaky ?? 0),
    failed: (said?.unexpected ?? 1) + (said?.skipped ?? 0),
  });
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const projects = ['unit', 'api', 'browser'].filter((name) => asked.includes(name));
if (projects.length > 0) await vitest(projects);
// Beside the desktop tests, which wait a lot. The import rules are among the unit tests (structure.test.ts).
const checks = asked.includes('static')
  ? [
      check('types', 'tsc', ['-p', '.']),
      check('lint', 'oxlint', ['--type-aware', '--quiet']),
      check('format', 'prettier', ['--check', '--log-level=warn', '.']),
    ]
  : [];
if (asked.includes('desktop')) await playwright();
await Promise.all(checks);

if (inMemory !== null) rmSync(inMemory, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
