import { Alert, Box, Button, TableCell, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { backups as promises } from '#contract/backups.ts';
import type { Output } from '#contract/endpoint.ts';
import { ConfirmDialog } from '../../shared/ConfirmDialog.tsx';
import { useFormat } from '../../shared/format.ts';
import { useRead, useWrite } from '../../shared/query.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';

type Held = Output<typeof promises.held>['rows'][number];
type Asked = { row: Held; as: 'send' | 'drop' };

/** What a restore has held, campaign by campaign; nothing while nothing is held. */
export function HeldMessages() {
  const { house: texts } = useTexts();
  const format = useFormat();
  const { data } = useRead(promises.held, {}, { topics: ['outbox', 'backups'] });
  const [asked, setAsked] = useState<Asked | null>(null);
  const rows = data?.rows ?? [];
  if (rows.length === 0) return null;
  const named = ({ campaignName }: Held): string => campaignName ?? texts.noCampaign;
  return (
    <Box component="section" aria-label={texts.held}>
      <Typography variant="h3" sx={{ mb: 1 }}>
        {texts.held}
      </Typography>
      <Alert severity="warning" variant="outlined" sx={{ mb: 1 }}>
        {texts.heldHint}
      </Alert>
      <ShortTable heads={[texts.campaign, '', texts.messages]} label={texts.held} actions>
        {rows.map((row) => (
          <TableRow key={`${row.campaignId} ${row.channel}`} hover>
            <TableCell sx={{ fontWeight: 600 }}>{named(row)}</TableCell>
            <TableCell>{texts.channels[row.channel]}</TableCell>
            <TableCell className="figures">{format.number(row.messages)}</TableCell>
            <TableCell align="right" sx={{ py: 0, whiteSpace: 'nowrap' }}>
              <Button size="small" aria-label={texts.letGoOf(named(row))} onClick={() => setAsked({ row, as: 'send' })}>
                {texts.letGo}
              </Button>
              <Button size="small" aria-label={texts.dropOf(named(row))} onClick={() => setAsked({ row, as: 'drop' })}>
                {texts.drop}
              </Button>
            </TableCell>
          </TableRow>
        ))}
      </ShortTable>
      {asked && <Ask {...asked} name={named(asked.row)} onClose={() => setAsked(null)} />}
    </Box>
  );
}

function Ask({ row, as, name, onClose }: Asked & { name: string; onClose: () => void }) {
  const { house: texts } = useTexts();
  const format = useFormat();
  const release = useWrite(promises.release, ['outbox', 'backups', 'campaigns']);
  const n = format.number(row.messages);
  const go = async (): Promise<void> => {
    await release.mutateAsync({ campaignId: row.campaignId, as });
    onClose();
  };
  return (
    <ConfirmDialog
      title={as === 'send' ? texts.letGoOf(name) : texts.dropOf(name)}
      action={as === 'send' ? texts.letGo : texts.drop}
      count={row.messages}
      destructive={as === 'drop'}
      busy={release.isPending}
      onClose={onClose}
      onConfirm={() => void go().catch(() => undefined)}
    >
      {as === 'send' ? texts.letGoText(n) : texts.dropText(n)}
    </ConfirmDialog>
  );
}
