import { accounts } from './accounts.ts';
import { balance } from './balance.ts';
import { calls } from './calls.ts';
import { desktop } from './desktop.ts';
import { difference } from './difference.ts';
import { erasure } from './erasure.ts';
import { clientPages } from './client-pages.ts';
import { consents } from './consents.ts';
import { exports } from './exports.ts';
import { feed } from './feed.ts';
import { fates } from './fates.ts';
import { history } from './history.ts';
import { house } from './house.ts';
import { imports } from './imports.ts';
import { overview } from './overview.ts';
import { registrations } from './registrations.ts';
import { restriction } from './restriction.ts';
import { gateways } from './gateways.ts';
import { letters } from './letters.ts';
import { listFolder } from './list-folder.ts';
import { listSize } from './list-size.ts';
import { reminders } from './reminders.ts';
import { senders } from './senders.ts';
import { settings } from './settings.ts';
import { story } from '#contract/story-words/hu.ts';
import { table } from './table.ts';

export const hu = {
  ...overview,
  accounts,
  balance,
  calls,
  desktop,
  difference,
  erasure,
  clientPages,
  consents,
  exports,
  feed,
  fates,
  history,
  house,
  imports,
  registrations,
  restriction,
  gateways,
  letters,
  listFolder,
  listSize,
  reminders,
  senders,
  settings,
  story,
  table,
};
