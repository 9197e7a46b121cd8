import { story } from '#contract/story-words/en.ts';
import type { Texts } from '../texts.ts';

export const restriction: Texts['restriction'] = {
  open: 'Restrict data…',
  title: 'Restrict the data of the client',
  text: 'From now on the data is only kept, in every account of the client: no reminders, no calls, no change by lists, no erasure. What the client asks for on the portal still goes.',
  action: 'Restrict',
  done: 'The data is restricted.',
  liftOpen: 'Lift…',
  liftTitle: 'Lift the restriction',
  liftText:
    'The client has to be told before (GDPR Art. 18(3)). After that reminders may go again, and the client may come back into the call queue.',
  liftAction: 'Lift',
  liftDone: 'The restriction has been lifted.',
  reason: 'Reason',
  reasons: story.restrictionReasons,
  liftReasons: story.liftReasons,
  remark: 'Remark',
  remarkHint: 'Do not write health data here.',
  mark: 'Restricted',
  now: (since, reason) => `Restricted since ${since}: ${reason}.`,
  by: (name) => `Decided by ${name}.`,
};
