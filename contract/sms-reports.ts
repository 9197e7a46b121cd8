import { z } from 'zod';
import { endpoint } from './endpoint.ts';

const limit = { max: 1200, seconds: 60 };
const input = z.looseObject({ key: z.string().max(64) });
const output = z.object({ taken: z.number().int() });

/** Where SMS providers say what became of messages; the key in the address keeps others out. */
export const smsReports = {
  asked: endpoint({
    method: 'GET',
    path: '/portal/api/sms-report/:key',
    right: 'client',
    summary: 'A delivery report as an address with values; fields as the gateway’s settings say.',
    limit,
    input,
    output,
  }),
  told: endpoint({
    method: 'POST',
    path: '/portal/api/sms-report/:key',
    right: 'client',
    summary: 'A delivery report as a form or as JSON, one or several.',
    limit,
    input,
    output,
    body: 'file',
  }),
};
