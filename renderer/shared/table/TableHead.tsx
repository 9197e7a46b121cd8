import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import { ButtonBase, styled } from '@mui/material';
import { useTexts } from '../texts/index.ts';
import type { Column } from './column.ts';

const SortButton = styled(ButtonBase)({
  font: 'inherit',
  color: 'inherit',
  gap: 4,
  height: 26,
  maxWidth: '100%',
  borderRadius: 4,
  paddingInline: 4,
  marginInline: -4,
  '&:hover, &[data-on]': { color: 'var(--k-palette-text-primary)' },
  '& svg': { fontSize: 14 },
  '& span': { overflow: 'hidden', textOverflow: 'ellipsis' },
});

type TableHeadProps<Row> = {
  columns: readonly Column<Row>[];
  template: string;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
  picked: 'none' | 'some' | 'all';
  /** absent where nothing can be selected */
  onPickAll: (() => void) | undefined;
};

const direction = (sort: string | undefined, name: string | undefined): 'ascending' | 'descending' | undefined => {
  if (name === undefined || (sort !== name && sort !== `-${name}`)) return undefined;
  return sort === name ? 'ascending' : 'descending';
};

export function TableHead<Row>({ columns, template, sort, onSort, picked, onPickAll }: TableHeadProps<Row>) {
  const texts = useTexts().table;
  return (
    <div className="rows-head" role="rowgroup">
      <div role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
        {onPickAll && (
          <div className="rows-pick" role="columnheader" aria-label={texts.selectAll}>
            <input
              type="checkbox"
              aria-label={texts.selectAll}
              checked={picked === 'all'}
              ref={(box) => {
                if (box) box.indeterminate = picked === 'some';
              }}
              onChange={onPickAll}
            />
          </div>
        )}
        {columns.map(({ key, title, align, sort: name }) => {
          const now = direction(sort, name);
          const Arrow = now === 'descending' ? ArrowDownward : ArrowUpward;
          return (
            <div
              key={key}
              className="rows-cell"
              role="columnheader"
              aria-sort={now}
              data-end={align === 'end' ? '' : undefined}
            >
              {name === undefined || onSort === undefined ? (
                title
              ) : (
                <SortButton
                  data-on={now === undefined ? undefined : ''}
                  onClick={() => onSort(now === 'ascending' ? `-${name}` : name)}
                >
                  <span>{title}</span>
                  {now !== undefined && <Arrow aria-hidden />}
                </SortButton>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
