// What a packed program must and must not hold.
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { STUB_MARK } from './stub-electron.mjs';

const MOST_ASAR_BYTES = 15_000_000;
const LEAST_ELECTRON_BYTES = 50_000_000;

const needed = [
  'out/main/index.js',
  'out/main/tray.png',
  'out/preload/index.cjs',
  'out/api/utility.js',
  'out/db/sqlite-thread.js',
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
