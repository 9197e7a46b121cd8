import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;

/** Of some seventy pieces fetched by themselves. */
const MOST_SCREENS = 24;

/** zod stays apart: it is told how to work before the first shape is made. */
const LIBRARIES = /node_modules[\\/](?!zod[\\/])/;

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
    plugins: [react(), leftOut()],
    server: { proxy: { '/api': process.env['KAPOCS_API'] ?? 'http://127.0.0.1:47100' } },
    build: {
      outDir: join(root, bundle.to),
      emptyOutDir: true,
      target: 'es2024',
      // The content security policy allows neither inline scripts nor fonts in data addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // What most screens share is one file rather than eighty: a third fewer requests, and 15 kB gzip less at first.
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: 'common', test: LIBRARIES, minShareCount: MOST_SCREENS }] } },
      },
    },
  };
});

/**
 * What no page ever does stays out of the bundle (15 kB gzip): JSON schemas are for the API's own document, zod's own
 * sentences are shown to nobody, axios asks by XMLHttpRequest alone and nobody reads its names of statuses, no component
 * is wrapped with its statics, no button turns a circle. A library that words it otherwise one day merely comes whole
 * again.
 */
function leftOut(): Plugin {
  return {
    name: 'left-out',
    transform: (code, id) => {
      if (id.includes('/axios/lib/adapters/fetch.js'))
        return 'export const getFetch = () => null; export default null;';
      if (id.includes('/axios/lib/helpers/HttpStatusCode.js')) return 'export default {};';
      if (id.includes('/zod/v4/locales/en.js')) return "export default () => ({ localeError: () => 'Invalid input' });";
      if (id.includes('/hoist-non-react-statics/')) return 'export default (component) => component;';
      if (id.includes('/CircularProgress/CircularProgress.mjs')) return 'export default () => null;';
      if (!id.includes('/zod/v4/classic/schemas.js')) return undefined;
      return code
        .replaceAll(/^ *inst\._zod\.processJSONSchema = .*;$/gm, '')
        .replaceAll(/create(Standard|To)JSONSchemaMethod\(this[^)]*\)/g, '(() => undefined)');
    },
  };
}
