import fc from 'fast-check';

/** What random tests start from, so that every run is the same one; `npm run prove` tries others. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['KAPOCS_SEED'] ?? 20120220) });
