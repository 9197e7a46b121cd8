import ReportProblemOutlined from '@mui/icons-material/ReportProblemOutlined';
import TrendingFlat from '@mui/icons-material/TrendingFlat';
import { useMemo } from 'react';
import type { RegistrationRow } from '#contract/registrations.ts';
import { useFormat } from '../shared/format.ts';
import type { Column } from '../shared/table/column.ts';
import { useTexts } from '../shared/texts/index.ts';
import { ToneChip } from '../shared/ToneChip.tsx';

/** Who, where they are, why they are stuck, since when. */
export function useColumns(): readonly Column<RegistrationRow>[] {
  const { account, common, registrations: texts } = useTexts();
  const format = useFormat();
  return useMemo(() => {
    const titles = texts.columns;
    return [
      { key: 'name', title: titles.name, width: 170, grow: 2, cell: (row) => row.holderName },
      { key: 'number', title: titles.number, width: 120, cell: (row) => row.accountNumber },
      { key: 'step', title: titles.step, width: 160, cell: (row) => account.steps[row.step] },
      {
        key: 'trouble',
        title: titles.trouble,
        width: 200,
        grow: 1,
        cell: ({ trouble }) =>
          trouble === null ? (
            <ToneChip tone="busy" icon={TrendingFlat} word={texts.goesOn} />
          ) : (
            <ToneChip tone="late" icon={ReportProblemOutlined} word={texts.troubles[trouble]} />
          ),
      },
      { key: 'moved', title: titles.moved, width: 136, cell: (row) => format.instant(row.movedAt) },
      { key: 'deadline', title: titles.deadline, width: 110, cell: (row) => format.date(row.deadline) },
      {
        key: 'intermediary',
        title: titles.intermediary,
        width: 130,
        grow: 1,
        cell: (row) => row.intermediaryName ?? common.none,
      },
    ];
  }, [account, common, texts, format]);
}
