import { Button } from '@mui/material';
import { useState } from 'react';
import type { Input } from '#contract/endpoint.ts';
import { outbox } from '#contract/outbox.ts';
import { call } from '../shared/api-client.ts';
import { countSelected, nothing, type Selection } from '../shared/table/selection.ts';
import { SelectionBar } from '../shared/table/SelectionBar.tsx';
import { useTexts } from '../shared/texts/index.ts';
import { DoubtsDialog } from './DoubtsDialog.tsx';

type Filter = Omit<Input<typeof outbox.list>, 'limit' | 'after'>;

/** Every message of a filter, page by page. */
async function idsOf(filter: Filter): Promise<number[]> {
  const ids: number[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: Awaited<ReturnType<typeof call<typeof outbox.list>>> = await call(outbox.list, {
      ...filter,
      limit: 500,
      ...(after === '' ? {} : { after }),
    });
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
  }
  return ids;
}

type DoubtsProps = {
  filter: Filter;
  total: number;
  selection: Selection;
  onSelect: (selection: Selection) => void;
};

/** What a person may decide about the messages in doubt that are picked; nothing is sent again by itself. */
export function Doubts({ filter, total, selection, onSelect }: DoubtsProps) {
  const texts = useTexts().reminders;
  const [as, setAs] = useState<'sent' | 'resend' | null>(null);
  const chosen = async (): Promise<readonly number[]> =>
    selection.kind === 'all' ? idsOf(filter) : [...selection.ids];
  return (
    <>
      <SelectionBar selection={selection} total={total} onSelect={onSelect}>
        <Button onClick={() => setAs('resend')}>{texts.resend}</Button>
        <Button variant="contained" onClick={() => setAs('sent')}>
          {texts.markSent}
        </Button>
      </SelectionBar>
      {as !== null && (
        <DoubtsDialog
          as={as}
          count={countSelected(selection, total)}
          chosen={chosen}
          onClose={(done) => {
            setAs(null);
            if (done) onSelect(nothing);
          }}
        />
      )}
    </>
  );
}
