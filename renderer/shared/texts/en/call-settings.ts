import type { callSettings as hungarian } from '../hu/call-settings.ts';

const retryIn: (typeof hungarian)['retryIn'] = (retry, n) => {
  const time = n >= 60 && n % 60 === 0 ? `in ${n / 60} h` : `in ${n} min`;
  switch (retry) {
    case 'never':
      return 'no further call';
    case 'after':
      return time;
    case 'other_part':
      return `${time}, another part of the day`;
    case 'days':
      return n === 1 ? 'the next day' : `in ${n} days`;
  }
};

/** Outcomes, script and rules. */
export const callSettings: typeof hungarian = {
  effects: {
    none: 'nothing else',
    registered: 'the registration is checked the next day',
    callback: 'asks for a callback time',
    close: 'closes the matter for this period',
    suppress: 'not called any more',
    repair: 'data repair',
    resend: 'sends another code',
    service_request: 'request to the administrator',
  },
  retries: {
    never: 'no further call',
    after: 'after so many minutes',
    other_part: 'after so many minutes, another part of the day',
    days: 'after so many days',
  },
  retryIn,
  outcomesHint: 'One key each. What was used in a call can be switched off, not removed.',
  addOutcome: 'New outcome',
  editOutcome: (name) => `Outcome: ${name}`,
  outcomeName: 'Name',
  tier: 'Group',
  reachedIs: 'We spoke to the client',
  retryAfter: 'Minutes or days',
  dayCap: 'A day',
  cap: 'In all',
  active: 'In use',
  off: 'switched off',
  yes: 'yes',
  no: 'no',
  keyTaken: 'This key is taken.',
  number: 'A whole number is needed.',
  scriptHint:
    'Liquid text: fields in {{ }}, branches {% if %}. Extra fields: hivo, lepes, visszahivas, szamlak. A line with # begins a part, one with - a list item.',
  scriptBody: 'The text',
  preview: 'As the agent reads it',
  saveScript: 'Save as a new version',
  savedScript: (n) => `Version ${n} is used from the next client on.`,
  versions: 'Earlier versions',
  useVersion: 'Load',
  rules: 'When somebody comes into the queue, and how often they are called',
  ruleNames: {
    dueWithinDays: 'So many days before the deadline',
    overdueDays: 'At most so many days after it',
    quietDays: 'Days of quiet after a message',
    perDay: 'At most a day',
    inTotal: 'At most in all',
    gapMinutes: 'Between two calls (minutes)',
  },
};
