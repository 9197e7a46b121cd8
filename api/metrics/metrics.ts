import { Readable } from 'node:stream';
import { messageStates } from '#contract/outbox.ts';
import * as backups from '../backups/backups.ts';
import type { Context } from '../context.ts';
import { countByState } from '../outbox/counts.ts';
import type { FileAnswer } from '../route.ts';
import { version } from '../version.ts';
import { exposition, type Family, type Sample } from './exposition.ts';
import { BOUNDS, type Durations, type Meter } from './meter.ts';

const histogram = (labels: NonNullable<Sample['labels']>, { counts, sum, total }: Durations): Sample[] => [
  ...BOUNDS.map((le, at) => ({ suffix: '_bucket', labels: { ...labels, le }, value: counts[at] ?? 0 })),
  { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: total },
  { suffix: '_sum', labels, value: sum },
  { suffix: '_count', labels, value: total },
];

function ofProcess(ctx: Context): Family[] {
  const { mean, p99, max } = ctx.meter.loopDelay();
  const mode = ctx.training ? 'training' : 'live';
  return [
    {
      name: 'kapocs_info',
      type: 'gauge',
      help: 'Which program runs.',
      samples: [{ labels: { version, database: ctx.dialect, mode }, value: 1 }],
    },
    {
      name: 'kapocs_event_loop_delay_seconds',
      type: 'gauge',
      help: 'How late the event loop was since the last look.',
      samples: Object.entries({ mean, p99, max }).map(([of, value]) => ({ labels: { of }, value })),
    },
    {
      name: 'process_resident_memory_bytes',
      type: 'gauge',
      help: 'Memory held.',
      samples: [{ value: process.memoryUsage.rss() }],
    },
    {
      name: 'process_start_time_seconds',
      type: 'gauge',
      help: 'When the process started.',
      samples: [{ value: Math.round(Date.now() / 1000 - process.uptime()) }],
    },
  ];
}

const ofWork = (meter: Meter): Family[] => [
  {
    name: 'kapocs_http_request_duration_seconds',
    type: 'histogram',
    help: 'Answers by door, route as in the contract, and status.',
    samples: [...meter.requests()].flatMap(([of, durations]) => histogram(of, durations)),
  },
  ...(
    [
      ['kapocs_job_runs_total', 'Runs of what works by itself.', 'runs'],
      ['kapocs_job_failures_total', 'Runs that failed and are tried again.', 'failures'],
      ['kapocs_job_seconds_total', 'Time those runs took.', 'seconds'],
    ] as const
  ).map(([name, help, value]) => ({
    name,
    type: 'counter' as const,
    help,
    samples: [...meter.jobs()].map(([job, runs]) => ({ labels: { job }, value: runs[value] })),
  })),
  {
    name: 'kapocs_job_last_end_timestamp_seconds',
    type: 'gauge',
    help: 'When each of them last ended.',
    samples: [...meter.jobs()].map(([job, { endedAt }]) => ({ labels: { job }, value: Math.round(endedAt) })),
  },
];

async function ofData(ctx: Context): Promise<Family[]> {
  const messages = await countByState(ctx);
  const [newest] = await backups.list(ctx);
  return [
    {
      name: 'kapocs_outbox_messages',
      type: 'gauge',
      help: 'Messages in the ledger by state.',
      samples: messageStates.map((state) => ({ labels: { state }, value: messages.get(state) ?? 0 })),
    },
    {
      name: 'kapocs_last_backup_timestamp_seconds',
      type: 'gauge',
      help: 'When the newest copy was made; absent without one.',
      samples: newest ? [{ value: Math.round(Date.parse(newest.at) / 1000) }] : [],
    },
  ];
}

export async function metrics(ctx: Context): Promise<FileAnswer> {
  const text = exposition([...ofProcess(ctx), ...ofWork(ctx.meter), ...(await ofData(ctx))]);
  return {
    stream: Readable.from([text]),
    filename: 'metrics.txt',
    type: 'text/plain; version=0.0.4; charset=utf-8',
    inline: true,
  };
}
