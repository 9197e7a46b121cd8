import { Box, Button, Stack, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { campaigns as promises, type AudienceRow, type Campaign } from '#contract/campaigns.ts';
import type { Channel } from '#contract/outbox.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useFormat } from '../shared/format.ts';
import { useWrite } from '../shared/query.ts';
import { useMay } from '../shared/session.ts';
import type { Column } from '../shared/table/column.ts';
import { DataTable } from '../shared/table/DataTable.tsx';
import { usePagedRows } from '../shared/table/paged-rows.ts';
import { useTexts } from '../shared/texts/index.ts';
import { DraftPreview, TextPreview } from './TextPreview.tsx';
import { wordingOf } from './WhatStep.tsx';

function useColumns(channel: Channel): readonly Column<AudienceRow>[] {
  const { reminders: texts, accounts, story } = useTexts();
  const format = useFormat();
  return useMemo(
    () => [
      { key: 'name', title: accounts.columns.name, width: 180, grow: 2, cell: ({ holderName }) => holderName },
      {
        key: 'to',
        title: texts.messageColumns.to,
        width: 180,
        grow: 2,
        cell: ({ to }) => (to === null ? '' : channel === 'sms' ? format.phone(to) : to),
      },
      {
        key: 'reason',
        title: texts.messageColumns.reason,
        width: 150,
        grow: 1,
        cell: ({ reason }) => (reason === null ? '' : story.messageReasons[reason]),
      },
    ],
    [accounts, channel, format, story, texts],
  );
}

/** Everyone a draft means and the very text each would get, to be looked through and struck out one by one. */
export function DraftAudience({ campaign }: { campaign: Campaign }) {
  const texts = useTexts().reminders;
  const [picked, setPicked] = useState<AudienceRow | null>(null);
  const rows = usePagedRows(promises.audience, { id: campaign.id }, { topics: ['campaigns', 'accounts'] });
  const format = useFormat();
  const chosen = picked ?? rows.rowAt(0) ?? null;
  return (
    <Box
      sx={{ display: 'grid', gridTemplateColumns: { md: '1fr 440px' }, gap: 2, flex: 1, minHeight: 0, px: 3, pb: 2 }}
    >
      <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 320 }}>
        <Typography variant="h2" className="figures" sx={{ mb: 1, minHeight: 28 }}>
          {rows.total === undefined ? texts.audience : texts.whoCount(format.number(rows.total))}
        </Typography>
        <DataTable
          label={texts.audience}
          columns={useColumns(campaign.channel)}
          rows={rows}
          onOpen={setPicked}
          empty={null}
        />
      </Box>
      <Stack sx={{ gap: 1.5, overflow: 'auto' }}>
        <Typography variant="h2">{chosen?.holderName ?? texts.text}</Typography>
        {chosen && <StrikeButton campaign={campaign} row={chosen} onDone={setPicked} />}
        {chosen ? (
          <DraftPreview campaign={campaign} accountId={chosen.id} />
        ) : (
          <TextPreview wording={wordingOf(campaign)} accountId={null} />
        )}
      </Stack>
    </Box>
  );
}

type StrikeButtonProps = { campaign: Campaign; row: AudienceRow; onDone: (row: AudienceRow) => void };

function StrikeButton({ campaign: { id }, row, onDone }: StrikeButtonProps) {
  const texts = useTexts().reminders;
  const mayRun = useMay('campaigns:run');
  const strike = useWrite(promises.strike, ['campaigns']);
  const struck = row.reason === 'struck_out';
  if (!mayRun || (row.reason !== null && !struck)) return null;
  const go = async (): Promise<void> => {
    await strike.mutateAsync({ id, accountId: row.id, struck: !struck });
    onDone({ ...row, reason: struck ? null : 'struck_out' });
  };
  return (
    <Box>
      <FailureNote failure={strike.error} />
      <Button variant="outlined" disabled={strike.isPending} onClick={() => void go().catch(() => undefined)}>
        {struck ? texts.takeBack : texts.strikeOut}
      </Button>
    </Box>
  );
}
