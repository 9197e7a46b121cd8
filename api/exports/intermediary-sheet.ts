import type { IntermediaryStanding } from '#contract/dashboard.ts';
import type { Language } from '#contract/language.ts';
import type { ExportColumn, ExportRow } from './columns.ts';
import { sheetWords } from './sheet-words.ts';

export function intermediaryColumns(language: Language): ExportColumn[] {
  const words = sheetWords[language];
  return [
    { heading: words.code, kind: 'text', width: 12 },
    { heading: words.name, kind: 'text', width: 36 },
    { heading: words.mustRegister, kind: 'whole', width: 14 },
    { heading: words.registered, kind: 'whole', width: 12 },
    { heading: words.share, kind: 'share', width: 9 },
    { heading: words.open, kind: 'whole', width: 11 },
    { heading: words.overdue, kind: 'whole', width: 12 },
    { heading: words.lastContact, kind: 'instant', width: 18 },
  ];
}

export const intermediaryRow = (firm: IntermediaryStanding, language: Language): ExportRow => [
  firm.code,
  firm.name ?? sheetWords[language].nobody,
  firm.mustRegister,
  firm.registered,
  firm.mustRegister === 0 ? null : firm.registered / firm.mustRegister,
  firm.open,
  firm.overdue,
  firm.lastContactAt,
];
