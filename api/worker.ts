import type { Context } from './context.ts';
import type { Job } from './job.ts';

export type Worker = { wake: (name: string) => void; wakeAll: () => void; stop: () => Promise<void> };

/** Runs each job in its own loop: at once, then at its interval or when woken; failures are logged and retried. */
export function startWorker(jobs: readonly Job[], ctx: Context): Worker {
  const loops = new Map(jobs.map((job) => [job.name, loop(job, ctx)]));
  return {
    wake: (name) => loops.get(name)?.wake(),
    wakeAll: () => {
      for (const each of loops.values()) each.wake();
    },
    stop: async () => {
      await Promise.all([...loops.values()].map((running) => running.stop()));
    },
  };
}

function loop(job: Job, ctx: Context): { wake: () => void; stop: () => Promise<void> } {
  const closing = new AbortController();
  let woken = true;
  let rouse = (): void => undefined;

  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, job.everySeconds * 1000);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
      if (woken || closing.signal.aborted) rouse();
    });

  const running = (async () => {
    while (!closing.signal.aborted) {
      woken = false;
      const more = await attempt(job, ctx, closing.signal);
      if (!closing.signal.aborted && more === 'idle') await rest();
      else await new Promise(setImmediate);
    }
  })();

  return {
    wake: () => {
      woken = true;
      rouse();
    },
    stop: async () => {
      closing.abort();
      rouse();
      await running;
      await job.close?.();
    },
  };
}

async function attempt(job: Job, ctx: Context, closing: AbortSignal): Promise<'more' | 'idle'> {
  const began = performance.now();
  let failed = false;
  try {
    return await job.run(ctx, closing);
  } catch (err) {
    failed = true;
    ctx.log.error({ err, job: job.name }, 'job failed; it is tried again at its next turn');
    return 'idle';
  } finally {
    ctx.meter.job(job.name, { failed, seconds: (performance.now() - began) / 1000 });
  }
}
