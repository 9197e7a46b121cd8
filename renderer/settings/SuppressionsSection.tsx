import Add from '@mui/icons-material/Add';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import DoNotDisturbOnOutlined from '@mui/icons-material/DoNotDisturbOnOutlined';
import { Button, IconButton, TableCell, TableRow } from '@mui/material';
import { useState } from 'react';
import { suppressions as promises, type Suppression } from '#contract/suppressions.ts';
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
import { Section } from './Section.tsx';
import { SuppressionDialog } from './SuppressionDialog.tsx';

/** Addresses nobody writes to, newest first. */
export function SuppressionsSection() {
  const { gateways: texts, consents } = useTexts();
  const search = useAddressAsk();
  const query = useRead(promises.list, search.ask, { topics: ['settings'], keep: true });
  const searching = search.ask.address !== undefined || search.ask.channel !== undefined;
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Suppression | null>(null);
  return (
    <Section
      title={texts.suppressionTitle}
      hint={texts.suppressionHint}
      action={
        <Button variant="contained" startIcon={<Add />} onClick={() => setAdding(true)}>
          {texts.addSuppression}
        </Button>
      }
    >
      <AddressFilter search={search} />
      <Loaded query={query}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <EmptyState
              icon={DoNotDisturbOnOutlined}
              title={searching ? consents.notFound : texts.noSuppression}
              hint={searching ? consents.notFoundHint : texts.noSuppressionHint}
            />
          ) : (
            <>
              <SuppressionTable rows={rows} onRemove={setRemoving} />
              <ShownOf shown={rows.length} total={total} search={search} />
            </>
          )
        }
      </Loaded>
      {adding && <SuppressionDialog onClose={() => setAdding(false)} />}
      {removing && <RemoveDialog row={removing} onClose={() => setRemoving(null)} />}
    </Section>
  );
}

type SuppressionTableProps = { rows: readonly Suppression[]; onRemove: (row: Suppression) => void };

function SuppressionTable({ rows, onRemove }: SuppressionTableProps) {
  const { gateways: texts } = useTexts();
  const format = useFormat();
  return (
    <ShortTable heads={[texts.address, texts.channel, texts.stops, texts.reason, texts.since, texts.note]} actions>
      {rows.map((row) => (
        <TableRow key={row.id} hover>
          <TableCell>{addressWords(row, texts.erasedAddress, format.phone)}</TableCell>
          <TableCell>{texts.titles[row.channel]}</TableCell>
          <TableCell>{texts.purposes[row.purpose]}</TableCell>
          <TableCell>{texts.reasons[row.reason]}</TableCell>
          <TableCell className="figures">{format.instant(row.createdAt)}</TableCell>
          <TableCell>{row.note}</TableCell>
          <TableCell align="right" sx={{ py: 0 }}>
            <IconButton
              aria-label={`${texts.removeSuppression}: ${addressWords(row, texts.erasedAddress, format.phone)}`}
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

function RemoveDialog({ row, onClose }: { row: Suppression; onClose: () => void }) {
  const { gateways: texts } = useTexts();
  const format = useFormat();
  const remove = useWrite(promises.remove, ['settings']);
  const go = async (): Promise<void> => {
    await remove.mutateAsync({ id: row.id });
    onClose();
  };
  return (
    <ConfirmDialog
      title={texts.removeSuppression}
      action={texts.removeSuppression}
      busy={remove.isPending}
      onClose={onClose}
      onConfirm={() => void go().catch(() => undefined)}
    >
      {texts.removeSuppressionText(addressWords(row, texts.erasedAddress, format.phone))}
      <FailureNote failure={remove.error} />
    </ConfirmDialog>
  );
}
