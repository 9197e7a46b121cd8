import { account } from './account.ts';
import { accounts } from './accounts.ts';
import { dashboard } from './dashboard.ts';
import { exports } from './exports.ts';
import { first } from './first.ts';
import { imports } from './imports.ts';
import { registrations } from './registrations.ts';
import { gateways } from './gateways.ts';
import { reminders } from './reminders.ts';
import { settings } from './settings.ts';
import { story } from './story.ts';
import { table } from './table.ts';

export const hu = {
  ...first,
  account,
  accounts,
  dashboard,
  exports,
  imports,
  registrations,
  gateways,
  reminders,
  settings,
  story,
  table,
};
