import { join } from 'node:path';
import { utilityProcess, type UtilityProcess } from 'electron';
import { type ApiConfig, type ApiReady, type ApiRefused, fromApi, type ToApi } from '#contract/desktop.ts';
import type { Log } from './log.ts';
import { pauseBeforeRestart } from './restart-rule.ts';

const entry = join(import.meta.dirname, '../api/utility.js');
const SHUTDOWN_MS = 3_000;

/** What the API process is doing; `ready` and `refused` carry its own words. */
export type ApiState =
  | { kind: 'running'; ready: ApiReady }
  | { kind: 'restarting' }
  | { kind: 'refused'; refusal: ApiRefused }
  | { kind: 'gave-up' };

export type Api = {
  /** Starts once more after a refusal or after giving up. */
  again: () => void;
  /** Asks it to close and waits for its end, three seconds at most. */
  stop: () => Promise<void>;
};

/** Forks the API, tells each change of its state, and starts it again when it ends by itself. */
export function keepApiRunning(first: ApiConfig, log: Log, tell: (state: ApiState) => void): Api {
  const begun = Date.now();
  let config = first;
  let child: UtilityProcess | undefined;
  let pause: NodeJS.Timeout | undefined;
  let endings: number[] = [];
  let stopping = false;
  let refused = false;

  function start(): void {
    refused = false;
    child = utilityProcess.fork(entry, [], { serviceName: 'Kapocs API', stdio: 'pipe' });
    child.stdout?.on('data', (chunk: Buffer) => log.append(chunk));
    child.stderr?.on('data', (chunk: Buffer) => log.append(chunk));
    child.on('message', hear);
    child.on('exit', ended);
    post(child, { kind: 'start', config: { ...config, clock: runOn(config.clock, Date.now() - begun) } });
  }

  function hear(message: unknown): void {
    const parsed = fromApi.safeParse(message);
    if (!parsed.success) {
      log.line(`the API said something unknown and is ended: ${parsed.error.issues[0]?.code ?? ''}`);
      child?.kill();
    } else if (parsed.data.kind === 'ready') {
      // Started again, it keeps its port for the window's sake, and fills no folder twice.
      config = { ...config, port: parsed.data.port, demo: null };
      tell({ kind: 'running', ready: parsed.data });
    } else {
      refused = true;
      log.line(`the API refused to start: ${parsed.data.message}`);
      if (child !== undefined) post(child, { kind: 'shutdown' });
      tell({ kind: 'refused', refusal: parsed.data });
    }
  }

  function ended(code: number): void {
    child = undefined;
    if (stopping || refused) return;
    endings = [...endings, Date.now()];
    const wait = pauseBeforeRestart(endings, Date.now());
    log.line(`the API ended with ${code}; ${wait === null ? 'not started again' : `starting again in ${wait} ms`}`);
    tell({ kind: wait === null ? 'gave-up' : 'restarting' });
    if (wait !== null) pause = setTimeout(start, wait);
  }

  start();
  return {
    again: () => {
      if (child !== undefined) return;
      endings = [];
      start();
    },
    stop: async () => {
      stopping = true;
      clearTimeout(pause);
      if (child !== undefined) await close(child);
    },
  };
}

/** The training clock does not jump back when the API is started again. */
function runOn(clock: string | null, elapsed: number): string | null {
  return clock === null ? null : new Date(Date.parse(clock) + elapsed).toISOString();
}

async function close(child: UtilityProcess): Promise<void> {
  const { promise: gone, resolve } = Promise.withResolvers<undefined>();
  child.once('exit', () => resolve(undefined));
  post(child, { kind: 'shutdown' });
  const kill = setTimeout(() => {
    if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
  }, SHUTDOWN_MS);
  await gone;
  clearTimeout(kill);
}

function post(child: UtilityProcess, message: ToApi): void {
  child.postMessage(message);
}
