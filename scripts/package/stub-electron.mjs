// A folder shaped like an unpacked Electron for Linux, with a script in the place of the binary. For checks only.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const STUB_MARK = 'KAPOCS-ELECTRON-STUB';

// The fuses of a stock binary as they stand in it: sentinel, version 1, number of fuses, then '0' or '1' for each.
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const STOCK_FUSES = '101100011';

const starter = `#!/bin/sh
# ${STUB_MARK}: not Electron, never to be released. Starts the tests' double on what was packed.
self=$(readlink -f "$0")
export KAPOCS_DOUBLE_RESOURCES="$(dirname "$self")/resources" KAPOCS_DOUBLE_EXECUTABLE="$self"
exec "\${KAPOCS_DOUBLE:?}" "$@"
`;

const files = [
  'LICENSE',
  'LICENSES.chromium.html',
  'chrome_100_percent.pak',
  'chrome_200_percent.pak',
  'icudtl.dat',
  'libffmpeg.so',
  'resources.pak',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
];

/** @type {(folder: string, root: string) => void} */
export function makeStubElectron(folder, root) {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const fuses = Buffer.concat([
    Buffer.from(`\n:${FUSE_SENTINEL}`),
    Buffer.from([1, STOCK_FUSES.length]),
    Buffer.from(`${STOCK_FUSES}\n`),
  ]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from(starter), fuses]), { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  for (const name of files) writeFileSync(join(folder, name), 'stub\n');
  for (const name of ['chrome-sandbox', 'chrome_crashpad_handler'])
    writeFileSync(join(folder, name), '#!/bin/sh\n', { mode: 0o755 });
  for (const name of ['de', 'en-US', 'fr', 'hu']) writeFileSync(join(folder, 'locales', `${name}.pak`), 'stub\n');
}
