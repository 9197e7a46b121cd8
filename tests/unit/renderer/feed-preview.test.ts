import { describe, expect, it } from 'vitest';
import { feedLimits } from '#contract/insurer.ts';
import { previewOf } from '../../../renderer/registrations/feed-preview.ts';

const contract = (id: string) => ({
  event: 'contract',
  id,
  number: 'KT-1',
  holderName: 'Őry Ödön',
  eProduct: true,
  eCommunication: false,
});
const item = { event: 'item', id: 'I-1', contractNumber: 'KT-1', subject: 'Számla', text: 'Kedves Ügyfelünk!' };
const file = (...lines: (object | string)[]): Blob =>
  new Blob([lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\r\n')]);

describe('what a file of the insurer’s events holds', () => {
  it('is counted by kind; empty lines are nothing', async () => {
    const ends = { id: 'E-1', number: 'KT-1', on: '2012-03-01' };
    const found = await previewOf(
      file(
        contract('A'),
        '',
        contract('B'),
        item,
        { event: 'terminate', ...ends },
        { event: 'to_postal', ...ends },
        '',
      ),
    );
    expect(found).toEqual({ kinds: { contract: 2, item: 1, terminate: 1, to_postal: 1 }, wrong: 0, faults: [] });
  });

  it('a faulty line is named with what is wrong in it, and stops no other', async () => {
    const { number: _number, ...numberless } = contract('A');
    const found = await previewOf(
      file(
        numberless,
        '{"event":"item","id":"I-9",',
        { ...item, id: 'I-2', colour: 'red' },
        { event: 'gift', id: 'X' },
        item,
      ),
    );
    expect(found.kinds.item).toBe(1);
    expect(found.wrong).toBe(4);
    expect(found.faults).toEqual([
      { line: 1, id: 'A', code: 'INPUT_INVALID', fields: ['number'] },
      { line: 2, id: 'I-9', code: 'JSON_INVALID', fields: [] },
      { line: 3, id: 'I-2', code: 'INPUT_INVALID', fields: ['colour'] },
      { line: 4, id: 'X', code: 'INPUT_INVALID', fields: ['event'] },
    ]);
  });

  it('a line too long for the program is refused before it is sent', async () => {
    const long = { ...item, text: 'x'.repeat(feedLimits.line) };
    expect((await previewOf(file(long, item))).faults).toMatchObject([{ line: 1, code: 'BODY_TOO_LARGE' }]);
  });

  it('is read in pieces wherever these end, also inside a letter', async () => {
    const bytes = new TextEncoder().encode(`${JSON.stringify(contract('ŐŰ'))}\r\n${JSON.stringify(item)}`);
    const pieces = new Blob([]);
    Object.defineProperty(pieces, 'stream', {
      value: () =>
        new ReadableStream<Uint8Array>({
          start: (out) => {
            for (const byte of bytes) out.enqueue(Uint8Array.of(byte));
            out.close();
          },
        }),
    });
    let read = 0;
    const found = await previewOf(pieces, (count) => (read += count));
    expect(found).toEqual({ kinds: { contract: 1, item: 1, terminate: 0, to_postal: 0 }, wrong: 0, faults: [] });
    expect(read).toBe(bytes.length);
  });
});
