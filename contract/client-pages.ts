import { z } from 'zod';
import { Id, Instant, LocalDate, Nothing, Rows } from './basics.ts';
import { endpoint } from './endpoint.ts';

/** Which of its versions a text is now: to come, asked of clients, or over. `dropped`: replaced before its day. */
export const declarationStates = ['coming', 'valid', 'over', 'dropped'] as const;

const Text = (max: number) => z.string().trim().min(1).max(max);
const words = {
  titleHu: Text(120),
  textHu: Text(8000),
  titleEn: Text(120),
  textEn: Text(8000),
  mandatory: z.boolean(),
};

export const Declaration = z.object({
  id: Id,
  /** the same for all versions of a text */
  name: z.string(),
  version: z.number().int(),
  state: z.enum(declarationStates),
  titleHu: z.string(),
  textHu: z.string(),
  titleEn: z.string(),
  textEn: z.string(),
  mandatory: z.boolean(),
  /** SHA-256 of the wording, kept with each acceptance */
  hash: z.string(),
  validFrom: Instant,
  retiredAt: Instant.nullable(),
  /** how many clients have accepted this version */
  accepted: z.number().int(),
});
export type Declaration = z.output<typeof Declaration>;

const rows = Rows(Declaration);
const DeclarationName = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** Bytes a logo may have. */
export const MOST_LOGO = 200 * 1024;

export const clientPages = {
  declarations: endpoint({
    method: 'GET',
    path: '/api/declarations',
    right: 'insurers:see',
    summary: 'The texts clients accept when registering, all versions of each, the newest first.',
    input: Nothing,
    output: rows,
  }),
  writeDeclaration: endpoint({
    method: 'POST',
    path: '/api/declarations',
    right: 'insurers:change',
    summary:
      'A new version of a text, or without `name` another text; asked of clients at once or from a day on. What was accepted stays as it was worded.',
    input: z.object({ name: DeclarationName.optional(), ...words, validFrom: LocalDate.optional() }),
    output: rows,
    status: 201,
  }),
  withdrawDeclaration: endpoint({
    method: 'POST',
    path: '/api/declarations/:name/withdraw',
    right: 'insurers:change',
    summary: 'A text is no longer asked of clients. The last mandatory one stays.',
    input: z.object({ name: DeclarationName }),
    output: rows,
  }),
  logo: endpoint({
    method: 'GET',
    path: '/api/insurers/:id/logo',
    right: 'insurers:see',
    summary: 'The picture on the client pages.',
    input: z.object({ id: Id, at: z.string().max(40).optional() }),
    output: z.unknown(),
    answer: 'file',
  }),
  setLogo: endpoint({
    method: 'PUT',
    path: '/api/insurers/:id/logo',
    right: 'insurers:change',
    summary: 'Sets the picture on the client pages: PNG, JPEG or WebP of at most 200 kB, by what it is.',
    input: z.object({ id: Id }),
    output: Nothing,
    body: 'file',
  }),
  removeLogo: endpoint({
    method: 'DELETE',
    path: '/api/insurers/:id/logo',
    right: 'insurers:change',
    summary: 'The client pages carry the name alone.',
    input: z.object({ id: Id }),
    output: Nothing,
  }),
};
