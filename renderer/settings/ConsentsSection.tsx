import Add from '@mui/icons-material/Add';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import { Button, IconButton, TableCell, TableRow } from '@mui/material';
import { useState } from 'react';
import { type Consent, consents as promises } from '#contract/consents.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useFormat } from '../shared/format.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead, useWrite } from '../shared/query.ts';
import { ShortTable } from '../shared/ShortTable.tsx';
import { useTexts } from '../shared/texts/index.ts';
import { AddressFilter, ShownOf, useAddressAsk } from './AddressBook.tsx';
import { addressWords } from './address-words.ts';
import { ConsentDialog } from './ConsentDialog.tsx';
import { Section } from './Section.tsx';

/** Who agreed to advertising, where and when; without it none goes there. */
export function ConsentsSection() {
  const texts = useTexts().consents;
  const search = useAddressAsk();
  const query = useRead(promises.list, search.ask, { topics: ['settings'], keep: true });
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Consent | null>(null);
  const searching = search.ask.address !== undefined || search.ask.channel !== undefined;
  return (
    <Section
      title={texts.title}
      hint={texts.hint}
      action={
        <Button variant="contained" startIcon={<Add />} onClick={() => setAdding(true)}>
          {texts.add}
        </Button>
      }
    >
      <AddressFilter search={search} />
      <Loaded query={query}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <EmptyState
              icon={HandshakeOutlined}
              title={searching ? texts.notFound : texts.none}
              hint={searching ? texts.notFoundHint : texts.noneHint}
            />
          ) : (
            <>
              <ConsentTable rows={rows} onRemove={setRemoving} />
              <ShownOf shown={rows.length} total={total} search={search} />
            </>
          )
        }
      </Loaded>
      {adding && <ConsentDialog onClose={() => setAdding(false)} />}
      {removing && <RemoveDialog row={removing} onClose={() => setRemoving(null)} />}
    </Section>
  );
}

function ConsentTable({ rows, onRemove }: { rows: readonly Consent[]; onRemove: (row: Consent) => void }) {
  const { gateways, consents: texts } = useTexts();
  const format = useFormat();
  return (
    <ShortTable heads={[gateways.address, gateways.channel, texts.source, texts.givenOn, gateways.note]} actions>
      {rows.map((row) => (
        <TableRow key={row.id} hover>
          <TableCell>{addressWords(row, gateways.erasedAddress, format.phone)}</TableCell>
          <TableCell>{gateways.titles[row.channel]}</TableCell>
          <TableCell>{texts.sources[row.source]}</TableCell>
          <TableCell className="figures">{format.date(row.givenOn)}</TableCell>
          <TableCell>{row.note}</TableCell>
          <TableCell align="right" sx={{ py: 0 }}>
            <IconButton
              aria-label={`${texts.remove}: ${addressWords(row, gateways.erasedAddress, format.phone)}`}
              onClick={() => onRemove(row)}
            >
              <DeleteOutlined fontSize="small" />
            </IconButton>
          </TableCell>
        </TableRow>
      ))}
    </ShortTable>
  );
}

function RemoveDialog({ row, onClose }: { row: Consent; onClose: () => void }) {
  const { gateways, consents: texts } = useTexts();
  const format = useFormat();
  const remove = useWrite(promises.remove, ['settings', 'campaigns']);
  const go = async (): Promise<void> => {
    await remove.mutateAsync({ id: row.id });
    onClose();
  };
  return (
    <ConfirmDialog
      title={texts.remove}
      action={texts.remove}
      destructive
      busy={remove.isPending}
      onClose={onClose}
      onConfirm={() => void go().catch(() => undefined)}
    >
      {texts.removeText(addressWords(row, gateways.erasedAddress, format.phone))}
      <FailureNote failure={remove.error} />
    </ConfirmDialog>
  );
}
