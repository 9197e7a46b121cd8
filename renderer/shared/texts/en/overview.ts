import { account } from './account.ts';
import { dashboard } from './dashboard.ts';
import { first } from './first.ts';
import type { OverviewTexts } from '../texts.ts';

/** What the frame and the overview say: the first screen does not wait for the words of all others. */
export const overview: OverviewTexts = { ...first, account, dashboard };
