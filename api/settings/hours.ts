import { knownMovedDays } from '#contract/holidays.ts';
import { WorkingTime } from '#contract/hours.ts';
import { defaultHours, openingAt, type HourChannel, type Opening } from '#contract/sending-hours.ts';
import type { Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import * as sql from './settings.sql.ts';

const SETTING = 'hours';

/** When each channel may be used, and the days the yearly decree moves. */
export async function workingTime({ db }: Pick<Reading, 'db'>): Promise<WorkingTime> {
  const stored = await sql.settingValue(db, SETTING);
  if (stored === null) return { hours: defaultHours, movedDays: [...knownMovedDays] };
  return WorkingTime.parse(JSON.parse(stored));
}

export async function setWorkingTime(tx: Tx, time: WorkingTime): Promise<WorkingTime> {
  await sql.saveSetting(tx.db, SETTING, JSON.stringify(time));
  await history.record(tx, { action: 'hours.changed', object: 'setting:hours' });
  tx.tell('settings', []);
  tx.tell('campaigns', []);
  return time;
}

/** Whether a channel is open now and until when, or when it opens next. */
export async function openingOf(ctx: Reading, channel: HourChannel): Promise<Opening> {
  const { hours, movedDays } = await workingTime(ctx);
  return openingAt(ctx.now(), hours[channel], movedDays);
}
