import type { Channel, Lane } from '#contract/outbox.ts';

/** Each channel and lane is sent by a loop of its own: codes never wait behind a slow campaign. */
export const jobName = (channel: Channel, lane: Lane): string => `outbox-${channel}-${lane}`;
