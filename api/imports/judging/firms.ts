import type { Id } from '#contract/basics.ts';
import { fold } from '#contract/hungarian.ts';
import type { Intermediary } from '#contract/settings.ts';
import { codeKey } from '../../intermediaries/code-key.ts';
import type { ListRow } from '../rows/list-row.ts';

/** The intermediaries by what lists say of them. */
export type Firms = {
  /** The code a row means: as the firm writes it, in whatever case the list has it, else of the one with that name, else the name; undefined without such columns. */
  codeFor: (list: ListRow) => string | null | undefined;
  codeOf: (id: Id | null) => string | null;
  idOf: (code: string) => Id | undefined;
};

const LONGEST_CODE = 40;

export function firmsOf(rows: readonly Intermediary[]): Firms {
  const byId = new Map(rows.map((firm) => [firm.id, firm.code]));
  const exact = new Map(rows.map((firm) => [firm.code, firm]));
  // From the end, so that of two that differ in case only the first one counts.
  const anyCase = new Map(rows.toReversed().map((firm) => [codeKey(firm.code), firm]));
  const byCode = (code: string): Intermediary | undefined => exact.get(code) ?? anyCase.get(codeKey(code));
  const byName = new Map(rows.map((firm) => [fold(firm.name), firm.code]));
  return {
    codeFor({ intermediaryCode: code, intermediaryName: name }) {
      if (code) return byCode(code)?.code ?? code;
      if (name) return byName.get(fold(name)) ?? name.slice(0, LONGEST_CODE);
      return code === undefined && name === undefined ? undefined : null;
    },
    codeOf: (id) => (id === null ? null : (byId.get(id) ?? null)),
    idOf: (code) => byCode(code)?.id,
  };
}
