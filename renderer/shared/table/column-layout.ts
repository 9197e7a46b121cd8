import { useEffect, useMemo, useState } from 'react';
import { ColumnLayout as Layout, columns as promises } from '#contract/columns.ts';
import { useRead, useWrite } from '../query.ts';
import { newRememberedStore, useStore } from '../store.ts';
import type { Column } from './column.ts';

export const standardLayout = <Row>(columns: readonly Column<Row>[]): Layout => ({
  order: columns.map(({ key }) => key),
  shown: columns.filter(({ extra }) => extra !== true).map(({ key }) => key),
});

/** Columns in the order chosen; those the layout does not know yet come last, as they stand. */
export function arranged<Row>(columns: readonly Column<Row>[], { order }: Layout): Column<Row>[] {
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return columns.toSorted((a, b) => place(a.key) - place(b.key));
}

export const moved = (order: readonly string[], key: string, by: 1 | -1): string[] => {
  const from = order.indexOf(key);
  const to = from + by;
  if (from === -1 || to < 0 || to >= order.length) return [...order];
  return order.with(from, order[to] ?? key).with(to, key);
};

export type ColumnLayout<Row> = {
  all: readonly Column<Row>[];
  visible: readonly Column<Row>[];
  layout: Layout;
  change: (layout: Layout) => void;
  reset: () => void;
};

/**
 * Which columns of a list show, and in which order; remembered for the person under the list's name. This
 * browser keeps a copy, so that the list is drawn right before the answer comes.
 */
export function useColumnLayout<Row>(name: string, columns: readonly Column<Row>[]): ColumnLayout<Row> {
  const [copy] = useState(() => newRememberedStore<Layout | null>(`columns.${name}`, Layout.nullable(), null));
  const kept = useStore(copy);
  const { data } = useRead(promises.read, { list: name }, { topics: [] });
  const { mutate } = useWrite(promises.choose, []);
  useEffect(() => {
    if (data !== undefined) copy.set(data.layout);
  }, [copy, data]);
  return useMemo(() => {
    const choose = (layout: Layout | null): void => {
      copy.set(layout);
      mutate({ list: name, layout });
    };
    const layout = kept ?? standardLayout(columns);
    const all = arranged(columns, layout);
    const visible = all.filter(({ key }) => layout.shown.includes(key));
    return { all, visible, layout, change: choose, reset: () => choose(null) };
  }, [kept, columns, copy, mutate, name]);
}
