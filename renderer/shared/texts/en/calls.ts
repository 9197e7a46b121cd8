import type { Texts } from '../texts.ts';
import { callFigures } from './call-figures.ts';
import { callInHand } from './call-in-hand.ts';
import { callLead } from './call-lead.ts';
import { callPromises } from './call-promises.ts';
import { callSettings } from './call-settings.ts';

export const calls: Texts['calls'] = {
  tabs: { desk: 'Calling', callbacks: 'Callbacks', lead: 'Leading', outcomes: 'Outcomes', script: 'Script' },
  key: (key) => `key: ${key.toUpperCase()}`,
  heads: {
    when: 'When',
    client: 'Client',
    state: 'State',
    words: 'The client’s words',
    forWhom: 'For',
    reason: 'Reason',
    ready: 'Ready',
    resting: 'Resting',
    oldest: 'Oldest',
    registered: 'registered',
    agent: 'Agent',
    since: 'Since',
    deadline: 'Deadline',
    outcome: 'Outcome',
    count: 'Count',
    hour: 'Hour',
    note: 'Note',
    by: 'By',
    action: 'Action',
    deputy: 'Deputy',
    until: 'Last day',
    key: 'Key',
    retry: 'Next call',
    effect: 'What follows',
    caps: 'Limit (day / all)',
    version: 'Version',
  },
  reasons: {
    message_failed: 'message did not arrive',
    unreachable: 'contact missing',
    stuck: 'stuck in the registration',
    overdue: 'deadline over',
    due_soon: 'deadline near',
    by_hand: 'added by hand',
  },
  ends: {
    registered: 'registered, nothing more to do',
    not_required: 'need not register any more',
    restricted: 'restricted data, not called',
    outcome: 'closed for this period',
    capped: 'as many calls as allowed were made',
    suppressed: 'not called any more',
    repair: 'no number to call, waits for data repair',
    dropped: 'taken out of the queue',
  },
  moreThan: (n) => `more than ${n}`,
  ...callFigures,
  ...callInHand,
  ...callLead,
  ...callPromises,
  ...callSettings,
};
