// npm run package: installers for this system. With -- --check: packs with a stand-in for Electron and inspects the result.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveComplaints, fuseComplaints, isStub, languageComplaints, loadComplaints } from './package/inspect.mjs';
import { makeStubElectron } from './package/stub-electron.mjs';

const root = join(import.meta.dirname, '..');
const START_MS = 60_000;

/** @type {(args: string[], env?: Record<string, string>) => void} */
function electronBuilder(args, env = {}) {
  execFileSync(process.execPath, [join(root, 'node_modules/electron-builder/cli.js'), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
}

function release() {
  electronBuilder([]);
  const executables = [
    'linux-unpacked/kapocs',
    'win-unpacked/Kapocs.exe',
    'mac*/Kapocs.app/Contents/Frameworks/*/*Framework',
  ];
  const packed = executables.flatMap((name) => globSync(join(root, 'release', name)));
  if (packed.length === 0 || packed.some(isStub))
    throw new Error('What was packed is not Electron; do not release it.');
}

async function check() {
  const work = mkdtempSync(join(tmpdir(), 'kapocs-package-'));
  const [stub, output] = [join(work, 'electron'), join(work, 'release')];
  makeStubElectron(stub, root);
  const fpm = { CUSTOM_FPM_PATH: join(root, 'scripts/package/deb.mjs') };
  const targets = existsSync('/usr/bin/dpkg-deb') ? ['dir', 'deb'] : ['dir'];
  const settings = [`-c.electronDist=${stub}`, `-c.directories.output=${output}`];
  electronBuilder(['--linux', ...targets, '--publish', 'never', ...settings], fpm);

  const folder = join(output, 'linux-unpacked');
  const complaints = [
    ...archiveComplaints(join(folder, 'resources'), process.platform, process.arch),
    ...loadComplaints(join(folder, 'resources')),
    ...(await fuseComplaints(join(folder, 'kapocs'))),
    ...languageComplaints(folder),
    ...(isStub(join(folder, 'kapocs')) ? [] : ['the stand-in is not recognised as one']),
    ...(await startComplaints(join(folder, 'kapocs'), work)),
  ];
  for (const deb of globSync(join(output, '*.deb'))) {
    execFileSync('dpkg-deb', ['--extract', deb, join(work, 'installed')]);
    complaints.push(...(await startComplaints(join(work, 'installed/opt/Kapocs/kapocs'), work)));
  }
  for (const complaint of complaints) process.stderr.write(`package: ${complaint}\n`);
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  process.stdout.write(
    complaints.length === 0 ? 'The package holds what it should and starts.\n' : 'The package is not right.\n',
  );
  process.exitCode = complaints.length === 0 ? 0 : 1;
}

/** Starts what was packed, in folders of its own, and ends it. @type {(executable: string, work: string) => Promise<string[]>} */
async function startComplaints(executable, work) {
  const home = mkdtempSync(join(work, 'home-'));
  const flags = [
    `--user-data-dir=${join(home, 'profile')}`,
    '--data',
    join(home, 'data'),
    '--port=0',
    '--portal-port=off',
  ];
  const child = spawn(executable, flags, {
    env: { ...process.env, HOME: home, KAPOCS_DOUBLE: join(root, 'tests/desktop/double/electron') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const late = setTimeout(() => child.kill('SIGKILL'), START_MS);
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
    if (said.includes('Kapocs: http://')) child.kill('SIGTERM');
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(late);
  return said.includes('Kapocs: http://') && code === 0
    ? []
    : [`${executable} did not start and end well (${String(code)})`];
}

execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
if (process.argv.includes('--check')) await check();
else release();
