import type { consentSources } from './consents.ts';
import type { Language } from './language.ts';
import type { Channel } from './outbox.ts';
import type { suppressedPurposes, suppressionReasons } from './suppressions.ts';

type RefusalWords = {
  channels: Record<Channel, string>;
  purposes: Record<(typeof suppressedPurposes)[number], string>;
  reasons: Record<(typeof suppressionReasons)[number], string>;
  sources: Record<(typeof consentSources)[number], string>;
};

const hu: RefusalWords = {
  channels: { email: 'e-mail', sms: 'SMS' },
  purposes: { all: 'minden', service: 'szolgáltatási üzenet', marketing: 'reklám' },
  reasons: {
    objection: 'tiltakozott',
    wrong_person: 'téves személy',
    bounced: 'visszapattant',
    complaint: 'panasz',
    other: 'egyéb',
  },
  sources: { paper: 'papíron', portal: 'a portálon', phone: 'telefonon', email: 'e-mailben', other: 'másként' },
};

const en: RefusalWords = {
  channels: { email: 'e-mail', sms: 'SMS' },
  purposes: { all: 'everything', service: 'service messages', marketing: 'advertising' },
  reasons: {
    objection: 'objected',
    wrong_person: 'wrong person',
    bounced: 'bounced',
    complaint: 'complaint',
    other: 'other',
  },
  sources: { paper: 'on paper', portal: 'on the portal', phone: 'by phone', email: 'by e-mail', other: 'otherwise' },
};

/** Words of refusals and consents, where screens and the copy given to the client must say the same. */
export const refusalWords: Record<Language, RefusalWords> = { hu, en };
