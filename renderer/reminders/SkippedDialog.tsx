import { Box, Button, Dialog, DialogActions, DialogTitle, Link } from '@mui/material';
import { useMemo } from 'react';
import { Link as RouterLink } from 'react-router';
import { campaigns as promises, type AudienceReason, type AudienceRow } from '#contract/campaigns.ts';
import { cardLink } from '../shared/accounts-link.ts';
import { useFormat } from '../shared/format.ts';
import type { Column } from '../shared/table/column.ts';
import { DataTable } from '../shared/table/DataTable.tsx';
import { usePagedRows } from '../shared/table/paged-rows.ts';
import { useTexts } from '../shared/texts/index.ts';

type SkippedDialogProps = { campaignId: number; reason: AudienceReason | 'no_consent'; onClose: () => void };

const Client = ({ row: { id, holderName } }: { row: AudienceRow }) => (
  <Link component={RouterLink} to={cardLink(id)}>
    {holderName}
  </Link>
);

function useColumns(): readonly Column<AudienceRow>[] {
  const { reminders: texts, accounts } = useTexts();
  const format = useFormat();
  return useMemo(
    () => [
      { key: 'name', title: accounts.columns.name, width: 220, grow: 1, cell: (row) => <Client row={row} /> },
      { key: 'number', title: accounts.columns.number, width: 130, cell: ({ accountNumber }) => accountNumber },
      {
        key: 'to',
        title: texts.messageColumns.to,
        width: 200,
        cell: ({ to }) => (to?.startsWith('+') ? format.phone(to) : (to ?? texts.noAddress)),
      },
    ],
    [accounts, texts, format],
  );
}

/** The clients left out for one reason. */
export function SkippedDialog({ campaignId, reason, onClose }: SkippedDialogProps) {
  const { reminders: texts, story, consents, common } = useTexts();
  const title = texts.skippedTitle(reason === 'no_consent' ? consents.noConsentAlone : story.messageReasons[reason]);
  const rows = usePagedRows(promises.audience, { id: campaignId, reason }, { topics: ['accounts', 'campaigns'] });
  const columns = useColumns();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="skipped-title">
      <DialogTitle id="skipped-title">{title}</DialogTitle>
      <Box sx={{ display: 'flex', flexDirection: 'column', height: 420 }}>
        <DataTable label={title} columns={columns} rows={rows} empty={null} />
      </Box>
      <DialogActions>
        <Button onClick={onClose}>{common.close}</Button>
      </DialogActions>
    </Dialog>
  );
}
