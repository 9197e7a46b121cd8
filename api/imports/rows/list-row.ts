import type { ManagerKind } from '#contract/account-status.ts';
import type { LocalDate } from '#contract/basics.ts';
import type { HolderKind, ListColumn } from '#contract/list-columns.ts';
import type { RowFault, RowRemark } from '#contract/row-reasons.ts';
import type { NumberShape } from './account-number.ts';
import type { DateSystem } from './read-date.ts';
import type { Cell } from '../formats/sheet-reader.ts';

/** Values of further columns by heading; null: the cell is empty. */
export type ExtraFields = Record<string, string | null>;

/** A row as Kapocs understands it. A key that is absent is a column the list does not have; null is an empty cell. */
export type ListRow = {
  /** Normalised: the key within the insurer. */
  accountNumber: string;
  holderName: string;
  holderKind: HolderKind;
  managerKind: ManagerKind;
  /** E.164, can receive SMS. */
  mobile: string | null;
  /** E.164, several parted by `, `. */
  secondaryPhone?: string | null;
  email: string | null;
  birthDate?: LocalDate | null;
  postcode?: string | null;
  town?: string | null;
  street?: string | null;
  taxNumber?: string | null;
  intermediaryCode?: string | null;
  intermediaryName?: string | null;
  salesperson?: string | null;
  contractDate?: LocalDate | null;
  riskStart?: LocalDate | null;
  contractCount?: number | null;
  policyNumbers?: string | null;
  product?: string | null;
  /** Forints. */
  annualPremium?: number | null;
  paymentFrequency?: string | null;
  communication?: string | null;
  registered?: boolean | null;
  registeredOn?: LocalDate | null;
  extra?: ExtraFields;
};

/** The cells of a row by column; columns the list does not have are absent. */
export type RowCells = Partial<Record<ListColumn, Cell>>;

export type RowRules = { shape: NumberShape; dateSystem: DateSystem; foreignMobiles: boolean };

export type IgnoredRow = 'blank' | 'totals' | 'notice' | 'heading';

export type JudgedRow =
  | { kind: 'good'; row: ListRow; remarks: RowRemark[] }
  /** `accountNumber` where it could be read, so that the line can be found. */
  | { kind: 'faulty'; accountNumber: string | null; faults: RowFault[]; remarks: RowRemark[] }
  | { kind: 'ignored'; why: IgnoredRow };
