import type { UseQueryResult } from '@tanstack/react-query';
import type { SvgIconComponent } from '@mui/icons-material';
import Add from '@mui/icons-material/Add';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { Button, IconButton, TableCell, TableRow } from '@mui/material';
import { type ComponentType, type ReactNode, useState } from 'react';
import type { Channel } from '#contract/outbox.ts';
import { ConfirmDialog } from '../../shared/ConfirmDialog.tsx';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { AddressFilter, type AddressSearch, ShownOf } from './AddressBook.tsx';
import { addressWords } from './address-words.ts';
import { Section } from '../Section.tsx';

type Kept = { id: number; address: string | null; channel: Channel; note: string | null };

type AddressListProps<Row extends Kept> = {
  words: {
    title: string;
    hint: string;
    add: string;
    none: string;
    noneHint: string;
    remove: string;
    removeText: (address: string) => string;
  };
  icon: SvgIconComponent;
  search: AddressSearch;
  query: UseQueryResult<{ rows: Row[]; total: number }>;
  /** what is said of an address, between its channel and the note; `cells` one for each head */
  heads: readonly string[];
  cells: (row: Row) => readonly ReactNode[];
  AddDialog: ComponentType<{ onClose: () => void }>;
  remove: { mutateAsync: (input: { id: number }) => Promise<unknown>; isPending: boolean; error: Error | null };
  destructive?: boolean;
};

/** Addresses something was said about, newest first: looked for, added, taken back. */
export function AddressList<Row extends Kept>(props: AddressListProps<Row>) {
  const { words, icon, search, query, heads, cells, AddDialog } = props;
  const { gateways, consents } = useTexts();
  const format = useFormat();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Row | null>(null);
  const searching = search.ask.address !== undefined || search.ask.channel !== undefined;
  const addressOf = (row: Row): string => addressWords(row, gateways.erasedAddress, format.phone);
  return (
    <Section
      title={words.title}
      hint={words.hint}
      action={
        <Button variant="contained" startIcon={<Add />} onClick={() => setAdding(true)} sx={{ flex: 'none' }}>
          {words.add}
        </Button>
      }
    >
      <AddressFilter search={search} />
      <Loaded query={query}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <EmptyState
              icon={icon}
              title={searching ? consents.notFound : words.none}
              hint={searching ? consents.notFoundHint : words.noneHint}
            />
          ) : (
            <>
              <ShortTable heads={[gateways.address, gateways.channel, ...heads, gateways.note]} actions>
                {rows.map((row) => (
                  <TableRow key={row.id} hover>
                    <TableCell>{addressOf(row)}</TableCell>
                    <TableCell>{gateways.titles[row.channel]}</TableCell>
                    {cells(row).map((cell, at) => (
                      <TableCell key={heads[at]} className="figures">
                        {cell}
                      </TableCell>
                    ))}
                    <TableCell>{row.note}</TableCell>
                    <TableCell align="right" sx={{ py: 0 }}>
                      <IconButton aria-label={`${words.remove}: ${addressOf(row)}`} onClick={() => setRemoving(row)}>
                        <DeleteOutlined fontSize="small" />
                      </IconButton>
                    </TableCell>
                  </TableRow>
                ))}
              </ShortTable>
              <ShownOf shown={rows.length} total={total} search={search} />
            </>
          )
        }
      </Loaded>
      {adding && <AddDialog onClose={() => setAdding(false)} />}
      {removing && (
        <RemoveDialog {...props} row={removing} address={addressOf(removing)} onClose={() => setRemoving(null)} />
      )}
    </Section>
  );
}

type RemoveDialogProps<Row extends Kept> = Pick<AddressListProps<Row>, 'words' | 'remove' | 'destructive'> & {
  row: Row;
  address: string;
  onClose: () => void;
};

function RemoveDialog<Row extends Kept>({ words, remove, destructive, row, address, onClose }: RemoveDialogProps<Row>) {
  const go = async (): Promise<void> => {
    await remove.mutateAsync({ id: row.id });
    onClose();
  };
  return (
    <ConfirmDialog
      title={words.remove}
      action={words.remove}
      destructive={destructive ?? false}
      busy={remove.isPending}
      onClose={onClose}
      onConfirm={() => void go().catch(() => undefined)}
    >
      {words.removeText(address)}
      <FailureNote failure={remove.error} />
    </ConfirmDialog>
  );
}
