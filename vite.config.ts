import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** Two bundles that never share a file: the screens of the staff, and the pages clients see. */
const bundles = {
  screens: { from: 'renderer', to: 'out/renderer', base: '/' },
  portal: { from: 'renderer/portal', to: 'out/portal', base: '/portal/' },
} as const;

/** `--mode portal` takes the client pages, everything else the screens. `KAPOCS_API` names the API behind `vite dev`. */
export default defineConfig(({ mode }) => {
  const bundle = mode === 'portal' ? bundles.portal : bundles.screens;
  return {
    root: join(root, bundle.from),
    base: bundle.base,
    cacheDir: join(root, '.cache/vite', mode),
    plugins: [react()],
    server: { proxy: { '/api': process.env['KAPOCS_API'] ?? 'http://127.0.0.1:47100' } },
    build: {
      outDir: join(root, bundle.to),
      emptyOutDir: true,
      target: 'es2024',
      // The content security policy allows neither inline scripts nor fonts in data addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  };
});
