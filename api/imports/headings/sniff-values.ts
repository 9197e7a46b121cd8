import type { ListColumn } from '#contract/list-columns.ts';
import { openCell, saysNothing, textOf, type CellValue } from '../rows/cell-value.ts';
import { isBankAccount } from '../rows/identifiers.ts';
import { readDate } from '../rows/read-date.ts';
import { readEmail } from '../rows/read-email.ts';
import { readPhones } from '../rows/read-phone.ts';
import { readManagerKind, readYesNo } from '../rows/read-words.ts';
import type { Cell } from '../formats/sheet-reader.ts';

/** From this share of its filled cells on, a column is what its values say. */
export const CLEAR = 0.8;

const isDate = (value: CellValue): boolean => 'value' in readDate(value, 1900);
const isCount = (value: CellValue): boolean => /^\d{1,3}$/.test(textOf(value));
const isPhone = (value: CellValue): boolean => readPhones(value).phones.length > 0;

/** What a value of a column looks like; columns of free text have no look. */
const looks: Partial<Record<ListColumn, (value: CellValue) => boolean>> = {
  accountNumber: (value) => /\d/.test(textOf(value)) && !isBankAccount(textOf(value)),
  managerKind: (value) => readManagerKind(value) !== null,
  mobile: (value) => readPhones(value).phones.some((phone) => phone.kind === 'mobile'),
  secondaryPhone: isPhone,
  email: (value) => 'value' in readEmail(value),
  birthDate: isDate,
  contractDate: isDate,
  riskStart: isDate,
  registeredOn: isDate,
  contractCount: isCount,
  policyNumbers: (value) => !isCount(value),
  registered: (value) => readYesNo(value) !== null,
};

/** The filled values of one column among sample rows. */
export const sampleOf = (rows: readonly (readonly Cell[])[], index: number): CellValue[] =>
  rows.flatMap((cells) => {
    const opened = openCell(cells[index]);
    return 'value' in opened && opened.value !== null && !saysNothing(opened.value) ? [opened.value] : [];
  });

/** The share of values that look like a column's; null where nothing can be said. */
export function shareLike(column: ListColumn, values: readonly CellValue[]): number | null {
  const like = looks[column];
  return like && values.length > 0 ? values.filter(like).length / values.length : null;
}
