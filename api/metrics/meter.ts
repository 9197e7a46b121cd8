import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Upper bounds of the durations told apart, in seconds. */
export const BOUNDS = [0.005, 0.025, 0.1, 0.5, 2.5] as const;

export type Requests = { door: string; method: string; route: string; status: number };
export type Durations = { counts: number[]; sum: number; total: number };
export type JobRuns = { runs: number; failures: number; seconds: number; endedAt: number };
export type LoopDelay = { mean: number; p99: number; max: number };

/** What the program notes of itself while it runs: routes, jobs and times, never who or what it was about. */
export type Meter = {
  request: (of: Requests, seconds: number) => void;
  job: (name: string, run: { failed: boolean; seconds: number }) => void;
  requests: () => Iterable<[Requests, Durations]>;
  jobs: () => Iterable<[string, JobRuns]>;
  /** of the event loop in seconds, since it was last asked */
  loopDelay: () => LoopDelay;
  close: () => void;
};

const NANO = 1e9;
/** What the measuring itself waits between two looks. */
const RESOLUTION_MS = 20;

export function openMeter(): Meter {
  const requests = new Map<string, [Requests, Durations]>();
  const jobs = new Map<string, JobRuns>();
  const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  loop.enable();
  return {
    request: (of, seconds) => {
      const key = JSON.stringify([of.door, of.method, of.route, of.status]);
      const [, durations] = requests.get(key) ?? [of, { counts: BOUNDS.map(() => 0), sum: 0, total: 0 }];
      requests.set(key, [of, durations]);
      BOUNDS.forEach((bound, at) => (durations.counts[at] = (durations.counts[at] ?? 0) + Number(seconds <= bound)));
      durations.sum += seconds;
      durations.total += 1;
    },
    job: (name, { failed, seconds }) => {
      const seen = jobs.get(name) ?? { runs: 0, failures: 0, seconds: 0, endedAt: 0 };
      jobs.set(name, {
        runs: seen.runs + 1,
        failures: seen.failures + Number(failed),
        seconds: seen.seconds + seconds,
        endedAt: Date.now() / 1000,
      });
    },
    requests: () => requests.values(),
    jobs: () => jobs,
    loopDelay: () => {
      const ownWait = RESOLUTION_MS / 1000;
      const over = (nanoseconds: number): number =>
        Number.isFinite(nanoseconds) ? Math.max(nanoseconds / NANO - ownWait, 0) : 0;
      const seen = { mean: over(loop.mean), p99: over(loop.percentile(99)), max: over(loop.max) };
      loop.reset();
      return seen;
    },
    close: () => void loop.disable(),
  };
}
