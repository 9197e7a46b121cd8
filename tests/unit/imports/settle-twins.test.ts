import { describe, expect, test } from 'vitest';
import { settleTwins } from '../../../api/imports/judging/settle-twins.ts';
import type { StagedRecord } from '../../../api/imports/staged.sql.ts';

/** A line told as `number:content`, faulty with a `!` behind. */
function told(text: string, position: number): StagedRecord {
  const [, number = '', content = '', fault] = /^(\w*):(\w+)(!?)$/.exec(text) ?? [];
  return {
    position,
    kind: fault ? 'faulty' : 'new',
    account_key: number || null,
    account_number: number || null,
    holder_name: null,
    account_id: null,
    content: fault ? null : content,
    content_hash: content,
    faults: fault ? '[]' : null,
    remarks: null,
    changes: null,
    conflicts: null,
    back: 0,
    cells: null,
  };
}

const settle = (earlier: readonly string[], rows: readonly string[]) => {
  const before = earlier.map((text, at) => told(text, at + 1));
  const settled = settleTwins(
    rows.map((text, at) => told(text, earlier.length + at + 1)),
    before,
  );
  return {
    kinds: settled.rows.map(({ kind }) => kind),
    contradicted: settled.contradicted.map(({ position }) => position),
  };
};

describe('the same number twice in one list', () => {
  test.each<[string, string[], string[], string[], number[]]>([
    ['different numbers', [], ['1:a', '2:a'], ['new', 'new'], []],
    ['said the same way', [], ['1:a', '1:a', '1:a'], ['new', 'repeated', 'repeated'], []],
    ['said differently', [], ['1:a', '1:b'], ['faulty', 'faulty'], []],
    ['the same and differently', [], ['1:a', '1:a', '1:b'], ['faulty', 'faulty', 'faulty'], []],
    ['the same as an earlier line', ['1:a'], ['1:a', '2:a'], ['repeated', 'new'], []],
    ['against an earlier line', ['1:a'], ['1:b'], ['faulty'], [1]],
    ['against earlier ones that agreed', ['1:a', '1:a'], ['1:b'], ['faulty'], [1, 2]],
    ['a faulty line and a good one', ['1:x!'], ['1:a'], ['faulty'], []],
    ['a good line and a faulty one', ['1:a'], ['1:x!'], ['faulty'], [1]],
    ['a faulty line twice', [], ['1:x!', '1:x!'], ['faulty', 'repeated'], []],
    ['no number at all', [], [':x!', ':x!'], ['faulty', 'faulty'], []],
  ])('%s', (_what, earlier, rows, kinds, contradicted) => {
    expect(settle(earlier, rows)).toEqual({ kinds, contradicted });
  });
});
