const unsent = 'No message has left.';

/** What goes wrong around templates, campaigns and gateways. */
export const messageErrors = {
  TEMPLATE_FAULT: {
    what: 'The marks in the text are not in order.',
    safe: unsent,
    todo: 'Look through the curly brackets and conditions.',
  },
  TEMPLATE_FIELD_UNKNOWN: {
    what: 'The text uses a field that does not exist.',
    safe: unsent,
    todo: 'Choose one of the fields offered.',
  },
  TEMPLATE_TOO_SLOW: { what: 'Putting the text together takes too long.', safe: unsent, todo: 'Make it simpler.' },
  APPROVAL_NEEDED: {
    what: 'So many recipients need the approval of a second administrator.',
    safe: unsent,
    todo: 'Ask for approval.',
  },
  SECOND_PERSON_NEEDED: { what: 'Another person must approve this.', safe: unsent },
  CONSENT_NEEDED: { what: 'Advertising needs recorded consent, and there is none.', safe: unsent },
  CLIENT_RESTRICTED: {
    what: 'The data of this client is restricted: for now it may only be kept.',
    safe: 'No message has left, and nothing was erased.',
    todo: 'When there is no reason any more, an administrator can lift it on the card.',
  },
  ADDRESSES_BAD: {
    what: 'Too many of those meant have a wrong or suppressed address.',
    safe: unsent,
    todo: 'Have the addresses corrected, or choose fewer clients.',
  },
  AUDIENCE_EMPTY: { what: 'Nobody would get this message.', safe: unsent, todo: 'Choose other recipients.' },
  TRIAL_ONLY: { what: 'In training only the trial gateway sends.', safe: unsent },
  SECRET_AGAIN: {
    what: 'The password kept was given for another server.',
    safe: 'The setting has not changed.',
    todo: 'Give the password or key for the new server.',
  },
  BALANCE_NOT_TOLD: { what: 'This gateway does not tell the balance.', safe: 'Nothing was changed.' },
  GATEWAY_NOT_SAFE: {
    what: 'The password would travel unencrypted.',
    safe: 'The setting has not changed.',
    todo: 'Choose a TLS or STARTTLS connection.',
  },
  SECRET_MESSAGE: { what: 'Codes and passwords are not sent again.', safe: unsent, todo: 'Send a new one instead.' },
};
