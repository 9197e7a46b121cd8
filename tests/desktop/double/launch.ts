// The double's command line: electron [-r file] [--switch …] FOLDER [argument …]
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import inspector from 'node:inspector';
import { createRequire, registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { host } from './host.ts';

const given = process.argv.slice(2);
const preloads: string[] = [];
let inspect: number | undefined;
let folder: string | undefined;

for (let at = 0; at < given.length; at += 1) {
  const one = given[at] ?? '';
  if (one === '-r') preloads.push(given[(at += 1)] ?? '');
  else if (one.startsWith('--inspect=')) inspect = Number(one.slice('--inspect='.length));
  else if (one.startsWith('--user-data-dir=')) host.userDataDir = one.slice('--user-data-dir='.length);
  else if (one.startsWith('--')) host.switches.push(one);
  else folder ??= one;
}

// A packaged program names its resources; its archive is unpacked, since Node does not read inside one.
const resources = process.env['KAPOCS_DOUBLE_RESOURCES'];
const archive = resources === undefined ? '' : join(resources, 'app.asar');
if (existsSync(archive)) {
  const { extractAll } = await import('@electron/asar');
  const unpacked = mkdtempSync(join(tmpdir(), 'kapocs-double-'));
  extractAll(archive, unpacked);
  process.on('exit', () => rmSync(unpacked, { recursive: true, force: true }));
  Object.assign(host, { appFolder: unpacked, packaged: true, resources });
} else {
  host.appFolder = resolve(folder ?? '.');
  host.resources = host.appFolder;
}
Object.assign(host.manifest, JSON.parse(readFileSync(join(host.appFolder, 'package.json'), 'utf8')));
host.executable = process.env['KAPOCS_DOUBLE_EXECUTABLE'] ?? join(import.meta.dirname, 'electron');

process.argv.splice(0, process.argv.length, host.executable, ...given);
Object.defineProperty(process.versions, 'electron', { value: 'double', enumerable: true });
const look = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: look, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

if (inspect !== undefined) inspector.open(inspect, '127.0.0.1');
const require = createRequire(join(host.appFolder, 'package.json'));
for (const preload of preloads) require(preload);
await import(pathToFileURL(join(host.appFolder, host.manifest.main)).href);
const [{ app }, { followTargets }] = await Promise.all([import('./app.ts'), import('./browser-window.ts')]);
await app.start(followTargets);
