import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountColumn } from '#contract/account-columns.ts';
import { openStatuses } from '#contract/account-status.ts';
import type { AccountFilter } from '#contract/accounts.ts';
import type { Id } from '#contract/basics.ts';
import type { Language } from '#contract/language.ts';
import type { Context } from '../context.ts';
import { crashPoint } from '../crash-point.ts';
import { aboutFacts } from '../exports/about.ts';
import { accountPages } from '../exports/account-pages.ts';
import { accountSheet } from '../exports/account-sheet.ts';
import { openFileWriter } from '../exports/file-writer.ts';
import { sheetWords } from '../exports/sheet-words.ts';

export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const columns: readonly AccountColumn[] = [
  'accountNumber',
  'holderName',
  'status',
  'step',
  'deadline',
  'daysLeft',
  'mobile',
  'email',
  'contractDate',
  'lastContactAt',
  'remindersEmail',
  'remindersSms',
  'callAttempts',
  'lastOutcome',
];

export type LetterFile = { intermediaryId: Id; code: string; cohortId: Id; language: Language; reason: string };

const openOf = (ctx: Context, { intermediaryId, cohortId }: LetterFile): AccountFilter => ({
  asOf: ctx.today(),
  intermediary: String(intermediaryId),
  cohort: String(cohortId),
  status: [...openStatuses],
});

/** No sign a file system or a mail program would stumble over. */
export const letterFileName = (code: string, language: Language, today: string): string =>
  `${language === 'hu' ? 'ugyfelek' : 'clients'}-${code.replace(/[^\w-]+/g, '_')}-${today}.xlsx`;

const UNFINISHED = 'letter-';

/** Lists that a power cut left on the way into their letter. */
export async function sweepLetterFiles({ folders }: Pick<Context, 'folders'>): Promise<void> {
  for (const name of await readdir(folders.exports))
    if (name.startsWith(UNFINISHED)) await rm(join(folders.exports, name), { force: true });
}

/** The open clients of one intermediary as a workbook, with the rows the person of the context may see; who is restricted is not told of. */
export async function letterFile(ctx: Context, asked: LetterFile): Promise<{ bytes: Buffer; clients: readonly Id[] }> {
  const { language, reason } = asked;
  const words = sheetWords[language];
  const filter = openOf(ctx, asked);
  const { columns: written, rowOf } = accountSheet(columns, language);
  const by = ctx.actor?.displayName ?? '';
  const about = await aboutFacts(ctx, { filter, sort: 'deadline', reason, language, by, at: ctx.now() });
  const path = join(ctx.folders.exports, `${UNFINISHED}${randomUUID()}.xlsx`);
  const writer = openFileWriter({ path, format: 'xlsx', language, sheet: words.accounts, columns: written });
  const clients: Id[] = [];
  try {
    for await (const { lines } of accountPages(ctx, { filter, sort: 'deadline' })) {
      const told = lines.filter(({ restricted }) => !restricted);
      await writer.add(told.map(rowOf));
      for (const { id } of told) clients.push(Number(id));
    }
    await writer.finish([{ name: words.about, facts: about(clients.length) }]);
    crashPoint('letter_file');
    return { bytes: await readFile(path), clients };
  } catch (error) {
    await writer.abandon();
    throw error;
  } finally {
    for (const left of [path, `${path}.part`]) await rm(left, { force: true });
  }
}
