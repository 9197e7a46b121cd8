// Builds what has changed since the last time: node scripts/build.mjs [shell screens portal …]
import { globSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const configFile = join(root, 'vite.config.ts');
const pages = ['contract/**/*.ts', 'vite.config.ts', 'package-lock.json'];

/**
 * Per target: the sources it is made of, the folders it fills, and how.
 * @type {Record<string, { sources: string[], fills: string[], builds: () => Promise<import('vite').InlineConfig[]> }>}
 */
const targets = {
  shell: {
    sources: ['{main,preload,api,db,contract}/**/*.ts', 'vite.shell.config.ts', 'package-lock.json', 'build/icons/*'],
    // The last two it filled in earlier versions; all of out/ is packed.
    fills: ['main', 'preload', 'api', 'db', 'contract'],
    builds: async () => (await import('../vite.shell.config.ts')).shellBuilds,
  },
  screens: {
    sources: [...pages, 'renderer/{*,!(portal)/**/*}.{ts,tsx,html,svg}'],
    fills: ['renderer'],
    builds: async () => [{ configFile, mode: 'production', logLevel: 'warn' }],
  },
  portal: {
    sources: [...pages, 'renderer/{portal,shared}/**/*'],
    fills: ['portal'],
    builds: async () => [{ configFile, mode: 'portal', logLevel: 'warn' }],
  },
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => targets[name] === undefined);
if (unknown !== undefined) {
  process.stderr.write(`Unknown build target "${unknown}"; there are: ${Object.keys(targets).join(', ')}.\n`);
  process.exit(2);
}

for (const [name, target] of Object.entries(targets)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const stamp = join(root, 'out', `.${name}-built`);
  const begun = new Date();
  if (changedSince(stamp, target.sources)) {
    const { build } = await import('vite');
    for (const folder of target.fills) rmSync(join(root, 'out', folder), { recursive: true, force: true });
    for (const config of await target.builds()) await build(config);
    // Dated before the build began, so that a source saved meanwhile counts as newer.
    writeFileSync(stamp, '');
    utimesSync(stamp, begun, begun);
  }
}

/** @type {(stamp: string, patterns: string[]) => boolean} */
function changedSince(stamp, patterns) {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return patterns.some((pattern) =>
    globSync(pattern, { cwd: root }).some((file) => statSync(join(root, file)).mtimeMs > built),
  );
}
