import type { Id, LocalDate } from '#contract/basics.ts';
import type { ChangeField } from '#contract/imports.ts';
import { accountKey } from '../../accounts/account-key.ts';
import { erasedAmong } from '../../accounts/erased.ts';
import * as accounts from '../../accounts/stored.ts';
import { closeFor } from '../../calls/queue/close-for.ts';
import type { Context, Tx } from '../../context.ts';
import { codeKey } from '../../intermediaries/code-key.ts';
import * as intermediaries from '../../intermediaries/intermediaries.ts';
import * as outbox from '../../outbox/outbox.ts';
import { restrictedAmong, restrictLike } from '../../restrictions/restricted.ts';
import type { ChangeRecord } from './changes.sql.ts';
import { compareRow, type Choices, type ListFacts } from '../judging/compare-row.ts';
import { firmsOf, type Firms } from '../judging/firms.ts';
import type { ImportRecord } from '../imports.sql.ts';
import type { ListRow } from '../rows/list-row.ts';
import { newAccount } from '../judging/new-account.ts';
import type { SettledRecord } from '../staged.sql.ts';

type Change = Omit<ChangeRecord, 'id'>;
/** A line to apply, with what a person chose where it contradicts what is kept. */
type Line = { list: ListRow; choices: Choices };
type Update = { before: accounts.StoredAccount; after: accounts.StoredAccount; fields: ChangeField[]; gone: boolean };

/** Intermediaries the list names and nobody has yet; a list does not tell firm from person, so they are firms. */
async function addFirms(tx: Tx, rows: readonly ListRow[]): Promise<{ firms: Firms; changes: Change[] }> {
  let firms = firmsOf(await intermediaries.list(tx));
  const missing = new Map<string, { code: string; name: string }>();
  for (const row of rows) {
    const code = firms.codeFor(row);
    if (code && firms.idOf(code) === undefined && !missing.has(codeKey(code)))
      missing.set(codeKey(code), { code, name: row.intermediaryName ?? code });
  }
  const changes: Change[] = [];
  for (const { code, name } of missing.values()) {
    const { id } = await intermediaries.add(tx, { code, name, kind: 'broker' });
    changes.push({ kind: 'intermediary', object_id: id, fields: '[]', before: null, revision_after: 0 });
  }
  if (missing.size > 0) firms = firmsOf(await intermediaries.list(tx));
  return { firms, changes };
}

/** What becomes of a known account; null when the list has nothing to change any more. */
function updated(
  { list, choices }: Line,
  known: accounts.StoredAccount,
  firms: Firms,
  { facts, restricted }: { facts: ListFacts; restricted: ReadonlySet<Id> },
): Update | null {
  const code = firms.codeFor(list);
  const firm = { list: code, known: firms.codeOf(known.intermediary_id) };
  const { changes, next } = compareRow(list, known, { firm, facts, choices, restricted: restricted.has(known.id) });
  if (changes.length === 0) return null;
  const fields = changes.map((change) => change.field);
  const moved = fields.includes('intermediaryCode')
    ? { intermediary_id: code ? (firms.idOf(code) ?? null) : null }
    : {};
  const after = accounts.withDerived({ ...known, ...next, ...moved, revision: known.revision + 1 });
  return { before: known, after, fields, gone: false };
}

const asGone = (account: accounts.StoredAccount, day: LocalDate): Update => ({
  before: account,
  after: { ...account, gone_on: day, revision: account.revision + 1 },
  fields: ['goneOn'],
  gone: true,
});

const changeOf = ({ before, after, fields, gone }: Update): Change => ({
  kind: gone ? 'gone' : 'changed',
  object_id: before.id,
  fields: JSON.stringify(fields),
  before: JSON.stringify(before),
  revision_after: after.revision,
});

/** Who is registered according to the list gets no more reminders and calls. */
async function leaveInPeace(tx: Tx, updates: readonly Update[]): Promise<void> {
  for (const { before, after } of updates)
    if (before.confirmed_on === null && after.confirmed_on !== null) {
      await outbox.cancelFor(tx, before.id, 'registered');
      await closeFor(tx, before.id, 'registered');
    }
}

const linesOf = ({
  content,
  settled_email: email,
  settled_mobile: mobile,
  settled_registered: registered,
}: SettledRecord): Line[] =>
  content === null ? [] : [{ list: JSON.parse(content) as ListRow, choices: { email, mobile, registered } }];

const created = (id: Id): Change => ({
  kind: 'created',
  object_id: id,
  fields: '[]',
  before: null,
  revision_after: 0,
});

/**
 * Writes lines of a list to the accounts, judged anew by what is known now. Gives back what was there before, for
 * undo, with what was created first.
 */
export async function applyRows(
  tx: Tx,
  { insurer_id: insurerId, cohort_id: cohortId }: ImportRecord,
  rows: readonly SettledRecord[],
  { deadline, facts, key }: { deadline: LocalDate; facts: ListFacts; key: Pick<Context, 'pepper'> },
): Promise<Change[]> {
  const all = rows.flatMap(linesOf);
  const goneIds = rows.flatMap(({ kind, account_id }) => (kind === 'gone' ? (account_id ?? []) : []));
  const held = await accounts.hold(
    tx,
    insurerId,
    all.map(({ list }) => accountKey(list.accountNumber)),
  );
  const known = new Map(held.map((account) => [account.account_key, account]));
  // who was erased since the list was read is passed over
  const wasErased = await erasedAmong(tx, key, { insurerId, clients: () => all.map(({ list }) => list) });
  const lines = all.filter(({ list }) => !wasErased(list, known.has(accountKey(list.accountNumber))));
  const { firms, changes } = await addFirms(
    tx,
    lines.map(({ list }) => list),
  );

  const restricted = await restrictedAmong(
    tx,
    held.map(({ id }) => id),
  );

  const updates: Update[] = [];
  const fresh: accounts.NewAccount[] = [];
  for (const line of lines) {
    const account = known.get(accountKey(line.list.accountNumber));
    const code = firms.codeFor(line.list);
    const intermediaryId = code ? (firms.idOf(code) ?? null) : null;
    const update = account && updated(line, account, firms, { facts, restricted });
    if (update) updates.push(update);
    if (!account)
      fresh.push(newAccount(line.list, { insurerId, cohortId, deadline, intermediaryId, createdAt: tx.now() }, facts));
  }
  for (const account of await accounts.holdByIds(tx, goneIds))
    if (account.gone_on === null) updates.push(asGone(account, facts.day));

  const made = await accounts.create(tx, fresh);
  await restrictLike(
    tx,
    made.map(({ id }) => id),
  );
  await accounts.rewrite(
    tx,
    updates.map((update) => update.after),
  );
  await leaveInPeace(tx, updates);
  return [...changes, ...made.map(({ id }) => created(id)), ...updates.map(changeOf)];
}
