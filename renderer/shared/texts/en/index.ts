import { account } from './account.ts';
import { common } from './common.ts';
import { dashboard } from './dashboard.ts';
import { errors } from './errors.ts';
import { frame } from './frame.ts';
import { people } from './people.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { table } from './table.ts';
import type { Texts } from '../texts.ts';

export const en: Texts = { account, common, dashboard, errors, frame, people, session, settings, table };
