import type { Migration } from '../migrate.ts';
import { house } from './0001-house.ts';
import { accounts } from './0002-accounts.ts';
import { imports } from './0003-imports.ts';
import { reminders } from './0004-reminders.ts';
import { portal } from './0005-portal.ts';
import { views } from './0006-views.ts';
import { exportsTables } from './0007-exports.ts';
import { dashboard } from './0008-dashboard.ts';
import { workbench } from './0009-workbench.ts';
import { mirror } from './0010-mirror.ts';
import { sending } from './0011-sending.ts';
import { callDesk } from './0012-calls.ts';
import { houseAgain } from './0013-house.ts';
import { referrers } from './0014-referrers.ts';
import { workbenchAgain } from './0015-workbench.ts';
import { clientPages } from './0016-mirror.ts';
import { sendingAgain } from './0017-sending.ts';
import { letters } from './0018-letters.ts';
import { addedByHand } from './0019-desk.ts';
import { callOfClaim } from './0021-desk.ts';
import { insurerFeed } from './0022-mirror.ts';
import { listFolder } from './0023-workbench.ts';
import { reachedNotes } from './0024-sending.ts';
import { searching } from './0025-speed.ts';
import { restrictions } from './0027-letters.ts';
import { strangersLadder } from './0028-mirror.ts';
import { seenClients } from './0029-letters.ts';

/** In order, never edited once released: a bundler and a reader see the whole list here. */
export const migrations: readonly Migration[] = [
  house,
  accounts,
  imports,
  reminders,
  portal,
  views,
  exportsTables,
  dashboard,
  workbench,
  mirror,
  sending,
  callDesk,
  houseAgain,
  referrers,
  workbenchAgain,
  clientPages,
  sendingAgain,
  letters,
  addedByHand,
  callOfClaim,
  insurerFeed,
  listFolder,
  reachedNotes,
  searching,
  restrictions,
  strangersLadder,
  seenClients,
];
