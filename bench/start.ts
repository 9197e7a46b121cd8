import { setTimeout as sleep } from 'node:timers/promises';
import { dialectsOf, openOffice, round, say, share } from './open-office.ts';
import type { Bench } from './run.ts';
import { startServer } from '../tests/support/server-process.ts';
import { readFileSync } from 'node:fs';

/**
 * From the command to the ready line, on a database that is there already, against Node alone starting to run an
 * empty script. `--accounts 10000 --runs 8 --database both|sqlite|postgresql`
 */
export const bench: Bench = async ({ accounts = '10000', runs = '8', database = 'both' }) => {
  for (const dialect of dialectsOf(database)) {
    const office = await openOffice(dialect, { accounts: Number(accounts) });
    try {
      await office.running.close();
      const env: Record<string, string> =
        office.databaseUrl === null ? {} : { KAPOCS_DATABASE_URL: office.databaseUrl };
      const flags = ['--data', office.folder, '--port', '0', '--portal-port', '0', '--training', '--no-open'];
      const times: number[] = [];
      let residentMb = 0;
      for (let run = 0; run < Number(runs); run += 1) {
        const began = performance.now();
        const server = await startServer(flags, env);
        times.push(performance.now() - began);
        await sleep(500);
        residentMb = Math.max(residentMb, residentOf(server.pid));
        await server.stop();
      }
      say({
        bench: 'start',
        database: dialect,
        accounts: Number(accounts),
        p50Ms: share(times, 0.5),
        worstMs: round(Math.max(...times)),
        residentMb: round(residentMb),
      });
    } finally {
      await office.close();
    }
  }
};

/** Memory of a process at rest; only where the system tells in /proc. */
function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
