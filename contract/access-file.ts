import { z } from 'zod';
import { Id } from './basics.ts';
import { endpoint } from './endpoint.ts';
import { type Language, languages } from './language.ts';

export const accessFormats = ['pdf', 'json'] as const;
export type AccessFormat = (typeof accessFormats)[number];

const names = { hu: 'szemelyes-adatok', en: 'personal-data' } as const satisfies Record<Language, string>;

/** What the file is called where it is saved; it names nobody. */
export const accessFileName = (language: Language, id: Id, format: AccessFormat): string =>
  `${names[language]}-${id}.${format}`;

export const accessFile = {
  take: endpoint({
    method: 'GET',
    path: '/api/accounts/:id/access-file',
    right: 'accounts:access',
    summary:
      'Everything held on the client of an account (GDPR Art. 15): all accounts with their stories, messages, notes, corrections, contracts, items, do-not-contact entries, consents, history. As PDF to be read, as JSON to be taken elsewhere (Art. 20).',
    limit: { max: 30, seconds: 60 },
    input: z.object({
      id: Id,
      format: z.enum(accessFormats).default('pdf'),
      language: z.enum(languages).default('hu'),
    }),
    output: z.unknown(),
    answer: 'file',
  }),
};
