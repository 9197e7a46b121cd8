// What a packed program must and must not hold.
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  globSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { STUB_MARK } from './stub-electron.mjs';

const MOST_ASAR_BYTES = 21_600_000;
const LEAST_ELECTRON_BYTES = 50_000_000;

const needed = [
  'out/main/index.js',
  'out/main/tray.png',
  'out/preload/index.cjs',
  'out/api/utility.js',
  'out/api/sqlite-thread.js',
  'out/renderer/index.html',
  'out/portal/index.html',
  'package.json',
];
const unwanted = /\.map$|\.ts$|(^|\/)tests?\/|^node_modules\/(react|@mui|@emotion|electron|playwright)/;

const on = [
  FuseV1Options.EnableCookieEncryption,
  FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  FuseV1Options.OnlyLoadAppFromAsar,
];
const off = [
  FuseV1Options.RunAsNode,
  FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  FuseV1Options.EnableNodeCliInspectArguments,
  FuseV1Options.GrantFileProtocolExtraPrivileges,
];

/**
 * Complaints about the archive: what is missing, what should not be there, too large, native files of other systems.
 * @type {(resources: string, platform: string, arch: string) => string[]}
 */
export function archiveComplaints(resources, platform, arch) {
  const archive = join(resources, 'app.asar');
  const names = listPackage(archive, { isPack: false }).map((name) => name.slice(1).replaceAll('\\', '/'));
  const natives = names.filter((name) => name.endsWith('.node'));
  const sqlite = natives.filter((name) => name.includes('better-sqlite3'));
  const size = statSync(archive).size;
  return [
    ...needed.filter((name) => !names.includes(name)).map((name) => `${name} is missing`),
    ...names.filter((name) => unwanted.test(name)).map((name) => `${name} should not be packed`),
    ...(size > MOST_ASAR_BYTES ? [`the archive has ${size} bytes`] : []),
    ...(sqlite.length === 1 && sqlite[0]?.endsWith(`/${platform}-${arch}.node`)
      ? []
      : [`SQLite's files: ${sqlite.join(' ')}`]),
    ...(natives.length === 2 ? [] : [`native files: ${natives.join(' ')}`]),
    ...natives.filter((name) => !('unpacked' in statFile(archive, name))).map((name) => `${name} is not unpacked`),
  ];
}

/**
 * Complaints about packages the API asks for that do not load from what was packed, also those it loads late.
 * @type {(resources: string) => string[]}
 */
export function loadComplaints(resources) {
  const folder = mkdtempSync(join(tmpdir(), 'kapocs-packed-'));
  extractAll(join(resources, 'app.asar'), folder);
  const texts = globSync('out/api/*.js', { cwd: folder }).map((name) => readFileSync(join(folder, name), 'utf8'));
  const asked = /(?:^import .* from |^import |\bimport\(|\brequire\w*\()["']([^./#"'][^"']*)["']/gm;
  const packages = new Set(texts.flatMap((text) => [...text.matchAll(asked)].map(([, name]) => name)));
  const load =
    'for (const name of JSON.parse(process.argv[1])) await import(name).catch((e) => console.log(`${name}: ${e.message}`))';
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', load, JSON.stringify([...packages])], {
    cwd: folder,
  });
  rmSync(folder, { recursive: true, force: true });
  return said
    .toString()
    .split('\n')
    .filter((line) => line !== '');
}

/** @type {(executable: string) => Promise<string[]>} */
export async function fuseComplaints(executable) {
  const wire = await getCurrentFuseWire(executable);
  return [
    ...on.filter((fuse) => wire[fuse] !== FuseState.ENABLE).map((fuse) => `fuse ${FuseV1Options[fuse]} is off`),
    ...off.filter((fuse) => wire[fuse] !== FuseState.DISABLE).map((fuse) => `fuse ${FuseV1Options[fuse]} is on`),
  ];
}

/** @type {(folder: string) => string[]} */
export function languageComplaints(folder) {
  const found = readdirSync(join(folder, 'locales')).sort().join(' ');
  return found === 'en-US.pak hu.pak' ? [] : [`languages: ${found}`];
}

/** Whether this is the stand-in for Electron, by its mark and by its size. @type {(executable: string) => boolean} */
export function isStub(executable) {
  const head = Buffer.alloc(256);
  const file = openSync(executable, 'r');
  readSync(file, head);
  closeSync(file);
  return head.includes(STUB_MARK) || statSync(executable).size < LEAST_ELECTRON_BYTES;
}
