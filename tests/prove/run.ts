import { parseArgs } from 'node:util';
import { proveSend } from './send.ts';

/* npm run prove -- NAME [--seed N] [--minutes N]: the long form of what `npm test` proves in short. */

/** One round of a proof; throws when it fails. `seed` makes it repeatable; the answer is printed. */
export type Proof = (seed: number) => Promise<Record<string, number>>;

const proofs: Record<string, Proof> = { send: proveSend };

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, minutes: { type: 'string', default: '5' } },
});
const proof = proofs[positionals[0] ?? ''];
if (!proof) {
  console.error(
    `npm run prove -- NAME [--seed N] [--minutes N], where NAME is one of: ${Object.keys(proofs).join(', ')}`,
  );
  process.exit(2);
}
const end = Date.now() + Number(values.minutes) * 60_000;
let seed = Number(values.seed);
do {
  console.log(JSON.stringify({ seed, ...(await proof(seed)) }));
  seed += 1;
} while (Date.now() < end);
