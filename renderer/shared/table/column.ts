import type { ReactNode } from 'react';

export type Column<Row> = {
  key: string;
  title: string;
  /** least width in pixels */
  width: number;
  /** share of the room left over; 0 keeps the width */
  grow?: number;
  align?: 'start' | 'end';
  /** name of the order in the address, without the sign */
  sort?: string;
  /** not shown until chosen */
  extra?: boolean;
  cell: (row: Row) => ReactNode;
};

/** The grid template all rows share. */
export const templateOf = <Row>(columns: readonly Column<Row>[], selectable: boolean): string =>
  [
    ...(selectable ? ['44px'] : []),
    ...columns.map(({ width, grow = 0 }) => (grow > 0 ? `minmax(${width}px, ${grow}fr)` : `${width}px`)),
  ].join(' ');

export const widthOf = <Row>(columns: readonly Column<Row>[], selectable: boolean): number =>
  columns.reduce((sum, { width }) => sum + width, selectable ? 44 : 0);
