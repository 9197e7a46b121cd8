// Before start, serve and test: whatever a fresh clone still lacks. Built-ins only, runs on any Node from 20 on.
//   node scripts/ready.mjs [--build]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const modules = join(root, 'node_modules');
const stamp = join(modules, '.kapocs-lock');

const stop = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

if (Number(process.versions.node.split('.')[0]) < 20)
  stop(`Kapocs needs Node.js 20 or newer to install itself; this is ${process.versions.node}.`);

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
// A linked folder belongs to another checkout, which keeps it up to date itself.
const linked = existsSync(modules) && lstatSync(modules).isSymbolicLink();

if (installed !== lock && !linked) {
  process.stderr.write('Installing packages (once)…\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    stop('The packages could not be installed; the lines above say why. Is the package registry reachable?');
  writeFileSync(stamp, lock);
}

// The scripts of package.json begin with `exec`, so that no shell stands between npm and the program: it would take the
// signals, end alone and leave the program running. The shell of Windows lacks the word.
if (process.platform === 'win32') writeFileSync(join(modules, '.bin', 'exec.cmd'), '@%*\r\n');

if (process.argv.includes('--build')) {
  const node = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const { status } = spawnSync(existsSync(node) ? node : process.execPath, [join(root, 'scripts', 'build.mjs')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) stop('The screens could not be built; the lines above say why.');
}
