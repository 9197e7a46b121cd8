import { parseArgs } from 'node:util';
import { namePostgres } from '../support/databases.ts';
import { startWithTemplate } from '../support/postgres.ts';
import { dialects, type Dialect } from '../support/world.ts';
import { proveCalls } from './calls.ts';
import { proveCampaigns } from './campaigns.ts';
import { proveFuzz } from './fuzz.ts';
import { proveGuessing } from './guessing.ts';
import { proveImport } from './import.ts';
import { proveLists } from './lists.ts';
import { provePortal } from './portal.ts';
import { proveSend } from './send.ts';

/* npm run prove -- NAME [--seed N] [--minutes N] [--database …]: the long form of what `npm test` proves in short. */

/** One round of a proof; throws when it fails. `seed` makes it repeatable; the answer is printed. */
export type Proof = (dialect: Dialect, seed: number) => Promise<Record<string, number>>;

const proofs: Record<string, Proof> = {
  calls: proveCalls,
  campaigns: proveCampaigns,
  fuzz: proveFuzz,
  guessing: proveGuessing,
  import: proveImport,
  lists: proveLists,
  send: proveSend,
  portal: provePortal,
};

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '5' },
    database: { type: 'string', default: 'both' },
  },
});
const [name = ''] = positionals;
const proof = proofs[name];
const asked = dialects.filter((dialect) => values.database === 'both' || values.database === dialect);
if (!proof || asked.length === 0) {
  console.error(
    `npm run prove -- NAME [--seed N] [--minutes N] [--database both|${dialects.join('|')}], where NAME is one of: ${Object.keys(proofs).join(', ')}`,
  );
  process.exit(2);
}
const server = asked.includes('postgresql') ? await startWithTemplate() : null;
if (server) namePostgres(server.url);
const end = Date.now() + Number(values.minutes) * 60_000;
let seed = Number(values.seed);
try {
  do {
    for (const database of asked) {
      const begun = performance.now();
      const figures = await proof(database, seed);
      const seconds = Math.round((performance.now() - begun) / 1000);
      console.log(JSON.stringify({ prove: name, database, seed, seconds, ...figures }));
    }
    seed += 1;
  } while (Date.now() < end);
} finally {
  await server?.stop();
}
