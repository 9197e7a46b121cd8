import { copyFileSync, globSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';

const root = import.meta.dirname;
const common = { root, configFile: false, logLevel: 'warn', publicDir: false } as const satisfies InlineConfig;
const lasting = { target: 'node24', minify: false, sourcemap: true, reportCompressedSize: false } as const;

/** The main process as one module; what Electron and Node bring stays outside. */
const main: InlineConfig = {
  ...common,
  ssr: { noExternal: true, external: ['electron'] },
  plugins: [trayImage()],
  build: { ...lasting, ssr: 'main/index.ts', outDir: 'out/main', emptyOutDir: true },
};

/** A sandboxed preload must be one CommonJS file. */
const preload: InlineConfig = {
  ...common,
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ...lasting,
    ssr: 'preload/index.ts',
    outDir: 'out/preload',
    emptyOutDir: true,
    rolldownOptions: { output: { format: 'cjs', entryFileNames: 'index.cjs' } },
  },
};

/** Packages of many small modules, of which the API needs a part. */
const taken = ['zod', 'libphonenumber-js', 'postal-mime'];
const isTaken = (id: string): boolean => taken.some((name) => id === name || id.startsWith(`${name}/`));

/**
 * The API in few files, as Node takes a third of a millisecond for each. All lie in one folder, so that threads find
 * their file beside the one that starts them.
 */
const api: InlineConfig = {
  ...common,
  ssr: { noExternal: taken },
  build: {
    ...lasting,
    ssr: true,
    outDir: 'out/api',
    emptyOutDir: true,
    rolldownOptions: {
      input: Object.fromEntries(
        globSync(['api/{server,utility}.ts', '{api,db}/**/*{-thread,.worker}.ts'], { cwd: root }).map((file) => [
          basename(file, '.ts'),
          join(root, file),
        ]),
      ),
      external: (id) => isBuiltin(id) || (/^[^./#\0]/.test(id) && !id.startsWith(root) && !isTaken(id)),
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
};

export const shellBuilds = [main, preload, api];

function trayImage(): Plugin {
  return {
    name: 'tray-image',
    writeBundle: ({ dir = 'out/main' }) => copyFileSync(join(root, 'build/icons/32x32.png'), join(dir, 'tray.png')),
  };
}
