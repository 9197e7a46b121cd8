import { text } from 'node:stream/consumers';
import { smsReports as contract } from '#contract/sms-reports.ts';
import { hear } from '../outbox/reports/take-report.ts';
import { bodyIn } from '../outbox/reports/read-report.ts';
import { route } from '../route.ts';

const LONGEST = 256 * 1024;

export const smsReportRoutes = [
  route(contract.asked, async (ctx, { key, ...values }) => ({ taken: await hear(ctx, key, values) })),
  route(contract.told, async (ctx, { key, ...values }, { body }) => {
    const sent = body === null ? '' : (await text(body)).slice(0, LONGEST);
    return { taken: await hear(ctx, key, { ...values, ...bodyIn(sent) }) };
  }),
];
