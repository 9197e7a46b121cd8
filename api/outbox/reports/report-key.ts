import { createHmac } from 'node:crypto';

/** Stands in the address providers report to, so that nobody else can. */
export const reportKey = (pepper: Buffer): string =>
  createHmac('sha256', pepper).update('sms-report').digest('hex').slice(0, 32);
