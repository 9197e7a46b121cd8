import { z } from 'zod';
import { Nothing } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { MovedDay } from './holidays.ts';
import { Hours } from './sending-hours.ts';

/** When messages may go and calls be made; public holidays are known, the days the yearly decree moves are listed. */
export const WorkingTime = z.object({
  hours: z.object({ email: Hours, sms: Hours, call: Hours }),
  movedDays: z.array(MovedDay).max(200),
});
export type WorkingTime = z.output<typeof WorkingTime>;

export const hours = {
  see: endpoint({
    method: 'GET',
    path: '/api/hours',
    right: 'settings:see',
    summary: 'Hours of each channel and the moved working days.',
    input: Nothing,
    output: WorkingTime,
  }),
  set: endpoint({
    method: 'PUT',
    path: '/api/hours',
    right: 'settings:change',
    summary: 'Sets the hours and moved working days; what waits goes by the new ones.',
    input: WorkingTime,
    output: WorkingTime,
  }),
};
