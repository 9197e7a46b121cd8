// npm start: the desktop window where Electron can run, else the same screens served to the browser.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const flags = process.argv.slice(2);
const INSTALL_MS = 180_000;

const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const wanted = display && !flags.includes('--no-open');

function electron() {
  const folder = join(root, 'node_modules', 'electron');
  const found = () => {
    const note = join(folder, 'path.txt');
    const file = existsSync(note) ? join(folder, 'dist', readFileSync(note, 'utf8').trim()) : '';
    return file !== '' && existsSync(file) ? file : null;
  };
  if (!wanted || found()) return wanted ? found() : null;
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: INSTALL_MS });
  return found();
}

function browse(address) {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => process.stderr.write('No browser could be opened; use the address above.\n'))
    .unref();
}

function follow(child) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
}

const window = electron();
if (window) {
  follow(spawn(window, [root, ...flags], { stdio: 'inherit', cwd: process.cwd() }));
} else {
  const why = display
    ? 'Electron’s runtime is not here and could not be fetched: the same screens open in the browser.'
    : 'There is no display: open the address below in a browser.';
  const server = spawn(process.execPath, [join(root, 'out', 'api', 'server.js'), ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server.stdout.setEncoding('utf8').on('data', (text) => {
    const address = /^Kapocs: (\S+)$/m.exec(text)?.[1];
    // Told with the address, so that a refusal stands alone.
    if (address) process.stderr.write(`${flags.includes('--no-open') ? 'Serving without a window, as asked.' : why}\n`);
    process.stdout.write(text);
    if (address && wanted) browse(address);
  });
  follow(server);
}
