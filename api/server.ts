import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { usualDataFolder } from '#contract/data-folder.ts';
import { parseFlags } from '#contract/flags.ts';
import { KapocsError, refusalLine } from '#contract/errors.ts';
import { home } from './version.ts';

/* The API as a plain Node program: `npm run serve`, a team server, and `npm start` without Electron. */
const parsed = parseFlags(process.argv.slice(2), process.env);
if (!parsed.ok) {
  (parsed.code === 0 ? console.log : console.error)(parsed.message);
  process.exit(parsed.code);
}
const { data, open: _open, ...flags } = parsed.flags;

function give(error: unknown): never {
  const failure = error instanceof KapocsError ? error : new KapocsError('INTERNAL', {}, error);
  console.error(refusalLine(failure));
  process.exit(2);
}

try {
  // What was compiled once is compiled again neither by the next start nor by its threads, which read the variable.
  process.env['NODE_COMPILE_CACHE'] ??= join(home, '.cache', 'compiled');
  enableCompileCache(process.env['NODE_COMPILE_CACHE']);
  // A flag that is refused need not wait for the whole program.
  const { keepRunning } = await import('./keep-running.ts');
  const options = {
    ...flags,
    dataDir: data ?? usualDataFolder(process.platform, process.env, homedir()),
    key: null,
    launchSecret: null,
    bundles: join(home, 'out'),
  };
  const kept = await keepRunning(options, give);
  const stop = (): void => void kept.close().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  console.log([`Kapocs: ${kept.now().url}`, ...kept.now().notes].join('\n'));
} catch (error) {
  give(error);
}
