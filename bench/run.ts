import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/** What a benchmark is told: `--rows 100000 --database postgresql` … */
export type Bench = (options: Readonly<Record<string, string>>) => Promise<void>;

const names = ['calls', 'export', 'import', 'list', 'live', 'send', 'start'];
const [name = '', ...rest] = process.argv.slice(2);

if (!names.includes(name)) {
  process.stderr.write(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}\n`);
  process.exit(2);
}
// As the program does: else each of its threads would bring a translator of TypeScript along, some 30 MB.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '..', '.cache', 'compiled');
enableCompileCache(process.env['NODE_COMPILE_CACHE']);
const options: Record<string, string> = {};
for (let at = 0; at < rest.length; at += 2) options[(rest[at] ?? '').replace(/^--/, '')] = rest[at + 1] ?? '';
const { bench } = (await import(`./${name}.ts`)) as { bench: Bench };
await bench(options);
