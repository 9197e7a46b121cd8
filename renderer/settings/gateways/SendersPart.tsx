import Add from '@mui/icons-material/Add';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import GppMaybeOutlined from '@mui/icons-material/GppMaybeOutlined';
import VerifiedUserOutlined from '@mui/icons-material/VerifiedUserOutlined';
import { Box, Button, IconButton, Paper, Stack, TableCell, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { type Sender, senders as promises } from '#contract/senders.ts';
import { ConfirmDialog } from '../../shared/ConfirmDialog.tsx';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead, useWrite } from '../../shared/query.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { DkimDialog } from './DkimDialog.tsx';
import { SenderDialog } from './SenderDialog.tsx';

type Opened = { what: 'edit' | 'sign' | 'remove'; sender: Sender } | { what: 'add' };

/** In whose name e-mail can go, beside the sender of the gateway; a campaign chooses among them. */
export function SendersPart() {
  const texts = useTexts().senders;
  const query = useRead(promises.list, {}, { topics: ['settings'] });
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = (): void => setOpened(null);
  return (
    <Paper component="section" variant="outlined" aria-label={texts.title} sx={{ p: 2.5 }}>
      <Stack direction="row" sx={{ gap: 2, alignItems: 'flex-start', mb: 1.5 }}>
        <Box sx={{ flex: 1 }}>
          <Typography variant="h3">{texts.title}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {texts.hint}
          </Typography>
        </Box>
        <Button variant="outlined" startIcon={<Add />} onClick={() => setOpened({ what: 'add' })}>
          {texts.add}
        </Button>
      </Stack>
      <Loaded query={query} lines={2}>
        {({ rows }) => (rows.length === 0 ? <p>{texts.none}</p> : <SenderTable rows={rows} onOpen={setOpened} />)}
      </Loaded>
      {opened?.what === 'add' && <SenderDialog sender={null} onClose={close} />}
      {opened?.what === 'edit' && <SenderDialog sender={opened.sender} onClose={close} />}
      {opened?.what === 'sign' && <DkimDialog id={opened.sender.id} onClose={close} />}
      {opened?.what === 'remove' && <RemoveDialog sender={opened.sender} onClose={close} />}
    </Paper>
  );
}

function SenderTable({ rows, onOpen }: { rows: readonly Sender[]; onOpen: (opened: Opened) => void }) {
  const { senders: texts, common } = useTexts();
  return (
    <ShortTable label={texts.title} heads={[texts.sender, texts.replyTo, texts.signature]} actions framed={false}>
      {rows.map((sender) => (
        <TableRow key={sender.id} hover>
          <TableCell>
            {sender.name !== '' && <strong>{sender.name} </strong>}
            {sender.address}
          </TableCell>
          <TableCell>{sender.replyTo ?? common.none}</TableCell>
          <TableCell sx={{ py: 0 }}>
            <Button
              size="small"
              startIcon={sender.dkim === null ? <GppMaybeOutlined /> : <VerifiedUserOutlined />}
              color={sender.dkim === null ? 'inherit' : 'success'}
              aria-label={texts.openSignature(sender.dkim === null ? texts.unsigned : texts.signed, sender.address)}
              onClick={() => onOpen({ what: 'sign', sender })}
            >
              {sender.dkim === null ? texts.unsigned : texts.signed}
            </Button>
          </TableCell>
          <TableCell align="right" sx={{ py: 0, whiteSpace: 'nowrap' }}>
            <IconButton aria-label={texts.editOf(sender.address)} onClick={() => onOpen({ what: 'edit', sender })}>
              <EditOutlined fontSize="small" />
            </IconButton>
            <IconButton aria-label={texts.removeOf(sender.address)} onClick={() => onOpen({ what: 'remove', sender })}>
              <DeleteOutlined fontSize="small" />
            </IconButton>
          </TableCell>
        </TableRow>
      ))}
    </ShortTable>
  );
}

function RemoveDialog({ sender, onClose }: { sender: Sender; onClose: () => void }) {
  const { senders: texts, common } = useTexts();
  const remove = useWrite(promises.remove, ['settings']);
  const go = async (): Promise<void> => {
    await remove.mutateAsync({ id: sender.id });
    onClose();
  };
  return (
    <ConfirmDialog
      title={texts.removeOf(sender.address)}
      action={common.remove}
      destructive
      busy={remove.isPending}
      onClose={onClose}
      onConfirm={() => void go().catch(() => undefined)}
    >
      {texts.removeText}
      <FailureNote failure={remove.error} />
    </ConfirmDialog>
  );
}
