import type { ListColumn } from '#contract/list-columns.ts';
import { readAccountNumber } from './account-number.ts';
import type { CellValue, Reading } from './cell-value.ts';
import { ignoredRow } from './ignored-row.ts';
import { judgeMobile, judgeSpare } from './judge-phones.ts';
import type { JudgedRow, ListRow, RowCells, RowRules } from './list-row.ts';
import type { ColumnPlaces } from '../headings/map-columns.ts';
import { readDate } from './read-date.ts';
import { readEmail } from './read-email.ts';
import { readCount, readForints } from './read-number.ts';
import { readTaxNumber } from './read-tax-number.ts';
import { holderKindOfName, readHolderKind, readManagerKind, readYesNo } from './read-words.ts';
import { orNothing, startReading, text, type RowReading } from './row-reading.ts';
import type { Cell } from '../formats/sheet-reader.ts';

const NAME = 200;
const TEXT = 500;

const freeText = [
  'postcode',
  'town',
  'street',
  'intermediaryCode',
  'intermediaryName',
  'salesperson',
  'policyNumbers',
  'product',
  'paymentFrequency',
  'communication',
] as const satisfies readonly ListColumn[];
const dates = ['birthDate', 'contractDate', 'riskStart'] as const satisfies readonly ListColumn[];

/** Picks a row's cells by where the mapping says each column stands. */
export function cellsAt(cells: readonly Cell[], places: ColumnPlaces): RowCells {
  const picked: RowCells = {};
  let column: ListColumn;
  for (column in places) picked[column] = cells[places[column] ?? -1] ?? null;
  return picked;
}

/** A required cell: empty is a fault. */
function required<T>(row: RowReading, column: ListColumn, reader: (value: CellValue) => Reading<T>): T | null {
  const before = row.faults.length;
  const value = row.read(column, orNothing(reader)) ?? null;
  if (value === null && row.faults.length === before) row.fault(column, 'missing');
  return value;
}

const managerKind = (value: CellValue): Reading<NonNullable<ReturnType<typeof readManagerKind>>> => {
  const kind = readManagerKind(value);
  return kind ? { value: kind } : { fault: 'manager_kind_unknown' };
};

const yesNo = (value: CellValue): Reading<boolean> => {
  const answer = readYesNo(value);
  return answer === null ? { fault: 'yes_no_unreadable' } : { value: answer };
};

function phones(row: RowReading, foreignMobiles: boolean): Pick<ListRow, 'mobile' | 'secondaryPhone'> {
  const judged = judgeMobile(row.open('mobile') ?? null, foreignMobiles);
  if (judged.fault) row.fault('mobile', judged.fault);
  for (const piece of judged.leftOut) row.remark('mobile', 'phone_left_out', piece);

  const second = row.open('secondaryPhone');
  const { spare, leftOut } = judgeSpare(second ?? null);
  for (const piece of leftOut) row.remark('secondaryPhone', 'phone_left_out', piece);

  const others = new Set([...spare, ...judged.spare].filter((number) => number !== judged.mobile));
  if (second === undefined && others.size === 0) return { mobile: judged.mobile };
  return { mobile: judged.mobile, secondaryPhone: [...others].join(', ') || null };
}

/** A date of registration says yes by itself; against an express no it is left out. */
function registration(row: RowReading, rules: RowRules): Pick<ListRow, 'registered' | 'registeredOn'> {
  const registered = row.read('registered', yesNo);
  const registeredOn = row.read(
    'registeredOn',
    orNothing((value) => readDate(value, rules.dateSystem)),
  );
  if (registeredOn && registered === false) row.remark('registeredOn', 'registration_date_left_out');
  return {
    ...(registered === undefined && registeredOn === undefined
      ? {}
      : { registered: registeredOn ? (registered ?? true) : (registered ?? null) }),
    ...(registeredOn === undefined ? {} : { registeredOn: registered === false ? null : registeredOn }),
  };
}

function details(row: RowReading, rules: RowRules): Partial<ListRow> {
  const found: Partial<ListRow> = {};
  for (const column of freeText) {
    const value = row.read(column, orNothing(text(TEXT)));
    if (value !== undefined) found[column] = value;
  }
  for (const column of dates) {
    const value = row.read(
      column,
      orNothing((cell) => readDate(cell, rules.dateSystem)),
    );
    if (value !== undefined) found[column] = value;
  }
  const taxNumber = row.read('taxNumber', orNothing(readTaxNumber));
  const contractCount = row.read('contractCount', readCount);
  const annualPremium = row.read('annualPremium', readForints);
  if (taxNumber !== undefined) found.taxNumber = taxNumber;
  if (contractCount !== undefined) found.contractCount = contractCount;
  if (annualPremium !== undefined) found.annualPremium = annualPremium;
  return found;
}

function holderKind(row: RowReading, name: string): ListRow['holderKind'] {
  const told = row.open('holderKind') ?? null;
  const kind = told === null ? null : readHolderKind(told);
  if (told !== null && kind === null) row.remark('holderKind', 'holder_kind_unknown');
  return kind ?? holderKindOfName(name);
}

/**
 * Judges one row by itself: what it says, or why it cannot be taken in. Every fault of a row is told, not only
 * the first. Whether it is new, changed or repeated is for those who know the other rows.
 */
export function judgeRow(cells: RowCells, rules: RowRules): JudgedRow {
  const row = startReading(cells);
  const why = ignoredRow(row.filled);
  if (why) return { kind: 'ignored', why };

  const accountNumber = required(row, 'accountNumber', (value) => readAccountNumber(value, rules.shape));
  const holderName = required(row, 'holderName', text(NAME));
  const manager = required(row, 'managerKind', managerKind);
  const reach = phones(row, rules.foreignMobiles);
  const email = row.read('email', orNothing(readEmail)) ?? null;
  const rest = { ...details(row, rules), ...registration(row, rules) };
  const kind = holderKind(row, holderName ?? '');

  const { faults, remarks } = row;
  if (faults.length > 0 || accountNumber === null || holderName === null || manager === null)
    return { kind: 'faulty', accountNumber, faults, remarks };
  return {
    kind: 'good',
    row: { accountNumber, holderName, holderKind: kind, managerKind: manager, ...reach, email, ...rest },
    remarks,
  };
}
