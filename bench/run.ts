import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What a benchmark is told: `--rows 100000 --database postgresql` … */
export type Bench = (options: Readonly<Record<string, string>>) => Promise<void>;

const [name = '', ...rest] = process.argv.slice(2);
const file = join(import.meta.dirname, `${name}.ts`);
const names = readdirSync(import.meta.dirname)
  .filter((each) => each.endsWith('.ts') && each !== 'run.ts')
  .map((each) => each.replace('.ts', ''));

if (!/^[a-z]+$/.test(name) || name === 'run' || !existsSync(file)) {
  process.stderr.write(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}\n`);
  process.exit(2);
}
const options: Record<string, string> = {};
for (let at = 0; at < rest.length; at += 2) options[(rest[at] ?? '').replace(/^--/, '')] = rest[at + 1] ?? '';
const { bench } = (await import(file)) as { bench: Bench };
await bench(options);
