import { account } from './account.ts';
import { dashboard } from './dashboard.ts';
import { first } from './first.ts';
import { settings } from './settings.ts';
import { table } from './table.ts';

export const hu = { ...first, account, dashboard, settings, table };
