import type { Id } from '#contract/basics.ts';
import type { RowRemark } from '#contract/row-reasons.ts';
import { accountKey } from '../../accounts/account-key.ts';
import { erasedAmong, type Traces, type WasErased } from '../../accounts/erased.ts';
import * as stored from '../../accounts/stored.ts';
import type { Context } from '../../context.ts';
import * as intermediaries from '../../intermediaries/intermediaries.ts';
import { compareRow, type ListFacts } from './compare-row.ts';
import { firmsOf, type Firms } from './firms.ts';
import type { ListRow } from '../rows/list-row.ts';
import type { StagedRow } from '../rows/stage-row.ts';
import { restrictedAmong } from '../../restrictions/restricted.ts';
import { restrictedRemarks } from './restricted-row.ts';
import { erasedLine, type StagedRecord } from '../staged.sql.ts';

const MOST_LOST_ZEROS = 3;

type Known = ReadonlyMap<string, stored.StoredAccount>;

const isDoubtful = ({ remarks }: StagedRow): boolean =>
  remarks.some((remark) => remark.reason === 'leading_zero_doubtful');

/** The keys a row may be known by: its own, and with the zeros it may have lost. */
function keysOf(row: StagedRow): string[] {
  if (row.accountNumber === null) return [];
  const key = accountKey(row.accountNumber);
  const lost = isDoubtful(row) ? MOST_LOST_ZEROS : 0;
  return Array.from({ length: lost + 1 }, (_, zeros) => '0'.repeat(zeros) + key);
}

/** A number that lost its zeros is the one known account that has them. */
function asKnown(row: StagedRow, known: Known): StagedRow {
  const [own, ...others] = keysOf(row);
  if (own === undefined || row.content === null || known.has(own)) return row;
  const [found, another] = others.flatMap((key) => known.get(key) ?? []);
  if (!found || another) return row;
  const content = JSON.stringify({ ...(JSON.parse(row.content) as ListRow), accountNumber: found.account_key });
  const remarks = row.remarks.map((remark): RowRemark =>
    remark.reason === 'leading_zero_doubtful' ? { ...remark, reason: 'leading_zero_restored' } : remark,
  );
  return { ...row, accountNumber: found.account_key, content, remarks };
}

const listOf = ({ content }: StagedRow): ListRow | null => (content === null ? null : (JSON.parse(content) as ListRow));

/** Of a faulty line at least the number, where it can be read. */
const tracesOf = ({ accountNumber }: StagedRow, list: ListRow | null): Traces => ({
  accountNumber: accountNumber ?? '',
  email: list?.email ?? null,
  mobile: list?.mobile ?? null,
});

const orNull = (list: readonly unknown[]): string | null => (list.length === 0 ? null : JSON.stringify(list));

type Judged = {
  known: Known;
  firms: Firms;
  facts: ListFacts;
  wasErased: WasErased;
  restricted: ReadonlySet<Id>;
};

function recordOf(row: StagedRow, { known, firms, facts, wasErased, restricted }: Judged): StagedRecord {
  const key = row.accountNumber === null ? null : accountKey(row.accountNumber);
  const account = key === null ? undefined : known.get(key);
  const record: StagedRecord = {
    position: row.line,
    kind: row.content === null ? 'faulty' : 'new',
    account_key: key,
    account_number: row.accountNumber,
    holder_name: row.holderName,
    account_id: account?.id ?? null,
    content: row.content,
    content_hash: row.contentHash,
    faults: orNull(row.faults),
    remarks: orNull(row.remarks),
    changes: null,
    conflicts: null,
    back: 0,
    cells: row.cells === null ? null : JSON.stringify(row.cells),
  };
  const list = listOf(row);
  if (wasErased(tracesOf(row, list), account !== undefined)) return { position: row.line, ...erasedLine };
  if (!list || !account) return record;
  const firm = { list: firms.codeFor(list), known: firms.codeOf(account.intermediary_id) };
  const { changes, conflicts, back, untouched } = compareRow(list, account, {
    firm,
    facts,
    restricted: restricted.has(account.id),
  });
  return {
    ...record,
    kind: changes.length > 0 ? 'changed' : 'same',
    remarks: orNull([...row.remarks, ...restrictedRemarks(untouched)]),
    changes: orNull(changes),
    conflicts: orNull(conflicts),
    back: back ? 1 : 0,
  };
}

/** Judges lines by what is known of the insurer's accounts. */
export async function judgeBatch(
  ctx: Context,
  insurerId: Id,
  rows: readonly StagedRow[],
  facts: ListFacts,
): Promise<StagedRecord[]> {
  const found = await stored.known(ctx, insurerId, rows.flatMap(keysOf));
  const known = new Map(found.map((account) => [account.account_key, account]));
  const firms = firmsOf(await intermediaries.list(ctx));
  const own = rows.map((row) => asKnown(row, known));
  const clients = (): Traces[] => own.map((row) => tracesOf(row, listOf(row)));
  const wasErased = await erasedAmong(ctx, ctx, { insurerId, clients });
  const restricted = await restrictedAmong(
    ctx,
    found.map(({ id }) => id),
  );
  return own.map((row) => recordOf(row, { known, firms, facts, wasErased, restricted }));
}
