import { z } from 'zod';
import { MovedDay, knownMovedDays } from '#contract/holidays.ts';
import { Hours, defaultHours, openingAt, type HourChannel, type Opening } from '#contract/sending-hours.ts';
import type { Reading } from '../context.ts';
import * as sql from './settings.sql.ts';

const SETTING = 'hours';

const Stored = z.object({
  hours: z.object({ email: Hours, sms: Hours, call: Hours }),
  movedDays: z.array(MovedDay),
});
export type WorkingTime = z.output<typeof Stored>;

/** When each channel may be used, and the days the yearly decree moves. */
export async function workingTime({ db }: Reading): Promise<WorkingTime> {
  const stored = await sql.settingValue(db, SETTING);
  if (stored === null) return { hours: defaultHours, movedDays: [...knownMovedDays] };
  return Stored.parse(JSON.parse(stored));
}

/** Whether a channel is open now and until when, or when it opens next. */
export async function openingOf(ctx: Reading, channel: HourChannel): Promise<Opening> {
  const { hours, movedDays } = await workingTime(ctx);
  return openingAt(ctx.now(), hours[channel], movedDays);
}
