/** What goes wrong at the client door; clients read these beside the field, staff when they help. */
export const portalErrors = {
  ACCOUNT_OR_MOBILE_MISMATCH: {
    what: 'No registration can be started with this account number and mobile.',
    todo: 'Look up the number in your contract, and type the mobile you gave with the contract.',
  },
  ALREADY_REGISTERED: {
    what: 'This client account is registered already.',
    todo: 'Log in. If you have forgotten the password, you can ask for a new one there.',
  },
  SMS_NOT_DELIVERABLE: {
    what: 'No SMS can be sent to the number given with the contract.',
    todo: 'Ask for help by telephone: the number has to be corrected.',
  },
  CODE_LENGTH: { what: 'Type only the last 5 characters.', todo: 'Exactly five, from the end of the code.' },
  CODE_INCORRECT: {
    what: 'These are not the last 5 characters of the code.',
    todo: 'Look at the newest message and try again.',
  },
  CODE_EXPIRED: { what: 'This code has expired.', todo: 'Ask for another.' },
  TOO_MANY_ATTEMPTS: { what: 'The code was typed wrong too often.', todo: 'Ask for another.' },
  RESEND_TOO_SOON: { what: 'There must be a minute between two codes.', todo: 'Wait a little, then ask again.' },
  RESEND_LIMIT: {
    what: 'No further code can be sent for now: the hourly or daily limit is reached.',
    todo: 'Try again later.',
  },
  EMAIL_INVALID: { what: 'This is not an e-mail address.', todo: 'It should look like name@example.com' },
  EMAIL_TAKEN: {
    what: 'Somebody logs in with this e-mail address already.',
    todo: 'Log in and add this client account there, or give another address.',
  },
  DECLARATION_REQUIRED: { what: 'Every declaration must be accepted.', todo: 'Tick the missing ones too.' },
  PASSWORDS_DIFFER: { what: 'The two passwords differ.', todo: 'Type the same one in both places.' },
  STEP_OUT_OF_ORDER: { what: 'Another step comes first.', todo: 'Go on where you are.' },
  LOCKED: {
    what: 'The log-in is locked, because the password was wrong ten times.',
    todo: 'Ask for a link by e-mail and set a new password. If you have not finished registering, start again.',
  },
  SECURITY_CODE_NEEDED: { what: 'The security code is needed too.', todo: 'Type the code shown here.' },
  SECURITY_CODE_WRONG: { what: 'That was not the security code.', todo: 'Type the new one.' },
  MUST_CHANGE: {
    what: 'Choose a password of your own first.',
    todo: 'Log in with the initial password and set a new one.',
  },
  PASSWORD_EXPIRED: { what: 'This password has ended.', todo: 'Ask for a link by e-mail and set a new password.' },
  PASSWORD_SAME: { what: 'This is the same password as the present one.', todo: 'Choose another.' },
  DEREG_NOT_ALLOWED: {
    what: 'The mailbox cannot be closed now: papers of a living contract come here.',
    todo: 'It can when the contract ends, or is changed to contact by post.',
  },
  CLIENT_ERASED: { what: 'This client was erased; their data does not come back.', todo: 'Nothing is left to do.' },
  EVENT_DIFFERS: { what: 'Something else was sent with this identifier before.', todo: 'Give a new identifier.' },
  CONTRACT_UNKNOWN: { what: 'No contract has this number.', todo: 'Send the contract first.' },
  LAST_DECLARATION: {
    what: 'At least one mandatory declaration must stay.',
    todo: 'Add another in its place first.',
  },
  LEGACY_MAIL_OVER: {
    what: 'Encrypted attachments have ended for this product and cannot be taken up again.',
    todo: 'Papers arrive on the portal.',
  },
  FILE_NOT_PDF: { what: 'This is not a PDF.', todo: 'Give the document of an item as a PDF.' },
  FILE_NOT_PHOTO: { what: 'This is not a photo.', todo: 'Choose a JPEG, PNG or WebP picture.' },
  TOO_MANY_FILES: {
    what: 'No further file can be added to this.',
    todo: 'Ten pictures at most, while the report is open.',
  },
  NOT_ACTIVE: {
    what: 'The registration has to be confirmed first.',
    todo: 'Type the last 5 characters of the activation code.',
  },
  LINK_INVALID: { what: 'This link can no longer be used.', todo: 'Ask for another at the log-in.' },
};
