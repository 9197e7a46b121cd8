import { textOf, type CellValue, type Reading } from './cell-value.ts';
import { isHealthId, isPersonalTaxId, isTaxNumber } from './identifiers.ts';

/** A company's tax number as written; numbers of persons, above all of health insurance, are never taken over. */
export function readTaxNumber(value: CellValue): Reading<string | null> {
  const text = textOf(value);
  if (isHealthId(text)) return { value: null, remark: 'health_id_left_out' };
  if (isPersonalTaxId(text.replace(/[ -]/g, ''))) return { value: null, remark: 'personal_tax_id_left_out' };
  return isTaxNumber(text) ? { value: text } : { value: text.slice(0, 40), remark: 'tax_number_wrong' };
}
