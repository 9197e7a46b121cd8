import { describe, expect, it } from 'vitest';
import { arranged, moved, standardLayout } from '../../../renderer/shared/table/column-layout.ts';
import {
  countSelected,
  everything,
  extended,
  isSelected,
  nothing,
  toggled,
} from '../../../renderer/shared/table/selection.ts';
import { stepFor } from '../../../renderer/shared/table/table-keys.ts';
import {
  ROW,
  rowsIn,
  scaleOf,
  scrollAt,
  sheetHeight,
  topAt,
  topShowing,
} from '../../../renderer/shared/table/viewport.ts';

const short = { total: 1000, view: 600 };
const long = { total: 1_000_000, view: 600 };

describe('where a list stands', () => {
  it('a short list scrolls pixel by pixel', () => {
    expect(sheetHeight(short)).toBe(36_000);
    expect(scaleOf(short)).toBe(1);
    expect(topAt(short, 1234)).toBe(1234);
  });

  it('a long list is never taller than browsers bear, and both its ends can be reached', () => {
    expect(sheetHeight(long)).toBeLessThan(17_000_000);
    const bottom = sheetHeight(long) - long.view;
    expect(topAt(long, 0)).toBe(0);
    expect(topAt(long, bottom)).toBeCloseTo(long.total * ROW - long.view);
    expect(scrollAt(long, topAt(long, 5_000_000))).toBeCloseTo(5_000_000);
  });

  it('draws what is seen and a little more', () => {
    expect(rowsIn(short, 0)).toEqual({ first: 0, last: 29 });
    expect(rowsIn(short, 500 * ROW)).toEqual({ first: 488, last: 529 });
    expect(rowsIn({ total: 3, view: 600 }, 0)).toEqual({ first: 0, last: 3 });
    expect(rowsIn({ total: 0, view: 600 }, 0)).toEqual({ first: 0, last: 0 });
  });

  it.each([
    ['a row above is put at the top', 3600, 50, 1800],
    ['a row below is put at the bottom', 0, 100, 101 * ROW - 600],
    ['a row that is seen moves nothing', 3600, 105, 3600],
  ])('%s', (_name, top, row, wanted) => {
    expect(topShowing(short, top, row)).toBe(wanted);
  });
});

describe('keys', () => {
  const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
  const place = { active: 10, total: 100, page: 20 };
  it.each([
    ['ArrowDown', {}, { kind: 'move', to: 11, extend: false }],
    ['ArrowUp', { shiftKey: true }, { kind: 'move', to: 9, extend: true }],
    ['PageDown', {}, { kind: 'move', to: 30, extend: false }],
    ['PageUp', {}, { kind: 'move', to: 0, extend: false }],
    ['End', {}, { kind: 'move', to: 99, extend: false }],
    ['Home', {}, { kind: 'move', to: 0, extend: false }],
    [' ', {}, { kind: 'toggle' }],
    ['Enter', {}, { kind: 'open' }],
    ['a', { ctrlKey: true }, { kind: 'all' }],
    ['Escape', {}, { kind: 'none' }],
    ['a', {}, undefined],
    ['ArrowDown', { altKey: true }, undefined],
    ['c', { ctrlKey: true }, undefined],
  ])('%s %o', (key, held, step) => {
    expect(stepFor({ ...plain, ...held, key }, place)).toEqual(step);
  });
});

describe('selection', () => {
  it('adds, takes away, extends', () => {
    const one = toggled(nothing, 5);
    expect(isSelected(one, 5)).toBe(true);
    expect(toggled(one, 5)).toEqual(nothing);
    expect(countSelected(extended(one, [5, 6, 7]), 100)).toBe(3);
  });

  it('"all" counts everything that matches, and taking one away begins anew rather than leave a wrong "all"', () => {
    expect(countSelected(everything, 812)).toBe(812);
    expect(extended(everything, [1])).toBe(everything);
    expect(toggled(everything, 5)).toEqual(nothing);
  });
});

describe('columns', () => {
  const columns = ['name', 'number', 'note'].map((key) => ({
    key,
    title: key,
    width: 100,
    extra: key === 'note',
    cell: () => key,
  }));

  it('shows all but the extra ones until told otherwise', () => {
    expect(standardLayout(columns)).toEqual({ order: ['name', 'number', 'note'], shown: ['name', 'number'] });
  });

  it('moves one, not beyond the ends, and puts new columns last', () => {
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    const { shown } = standardLayout(columns);
    expect(arranged(columns, { order: ['note', 'number'], shown }).map(({ key }) => key)).toEqual([
      'note',
      'number',
      'name',
    ]);
  });
});
