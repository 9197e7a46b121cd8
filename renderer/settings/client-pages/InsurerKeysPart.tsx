import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TableCell,
  TableRow,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { insurer as promises, type InsurerKey } from '#contract/insurer.ts';
import type { Insurer } from '#contract/settings.ts';
import { ConfirmDialog } from '../../shared/ConfirmDialog.tsx';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { useForm } from '../../shared/form.ts';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { filled } from '../../shared/person-faults.ts';
import { useRead, useWrite } from '../../shared/query.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { Copied } from '../Copied.tsx';
import { SettingsPart } from '../SettingsPart.tsx';

/** Keys by which the insurer's own system tells of contracts and items. */
export function InsurerKeysPart({ insurer }: { insurer: Insurer }) {
  const texts = useTexts().clientPages;
  const format = useFormat();
  const list = useRead(promises.keys, { insurerId: insurer.id }, { topics: ['settings'] });
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<InsurerKey | null>(null);
  return (
    <SettingsPart
      title={texts.keys}
      hint={texts.keysHint}
      history={`insurer:${insurer.id}`}
      action={
        <Button variant="outlined" onClick={() => setMaking(true)}>
          {texts.makeKey}
        </Button>
      }
    >
      <Loaded query={list}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Typography variant="body2">{texts.noKeys}</Typography>
          ) : (
            <ShortTable
              label={texts.keys}
              heads={[texts.keyName, texts.keyMade, texts.keyUsed, texts.state]}
              actions
              framed={false}
            >
              {rows.map((key) => (
                <TableRow key={key.id} hover>
                  <TableCell>{key.name}</TableCell>
                  <TableCell>
                    {format.instant(key.createdAt)} · {key.madeBy}
                  </TableCell>
                  <TableCell>{key.usedAt === null ? texts.keyNeverUsed : format.instant(key.usedAt)}</TableCell>
                  <TableCell>
                    {key.revokedAt === null ? texts.keyOpen : texts.keyRevoked(format.instant(key.revokedAt))}
                  </TableCell>
                  <TableCell align="right">
                    {key.revokedAt === null && (
                      <Button
                        size="small"
                        color="error"
                        onClick={() => setRevoking(key)}
                        aria-label={`${texts.revokeKey}: ${key.name}`}
                      >
                        {texts.revokeKey}
                      </Button>
                    )}
                  </TableCell>
                </TableRow>
              ))}
            </ShortTable>
          )
        }
      </Loaded>
      {making && <MakeKeyDialog insurerId={insurer.id} onClose={() => setMaking(false)} />}
      {revoking !== null && <RevokeKeyDialog chosen={revoking} onClose={() => setRevoking(null)} />}
    </SettingsPart>
  );
}

function MakeKeyDialog({ insurerId, onClose }: { insurerId: number; onClose: () => void }) {
  const texts = useTexts();
  const words = texts.clientPages;
  const make = useWrite(promises.makeKey, ['settings']);
  const [made, setMade] = useState<string | null>(null);
  const form = useForm({
    first: { name: '' },
    check: ({ name }) => ({ name: filled(name, texts) }),
    send: async ({ name }) => setMade((await make.mutateAsync({ insurerId, name })).key),
  });
  if (made !== null)
    return (
      <Dialog open fullWidth maxWidth="sm" aria-labelledby="insurer-key">
        <DialogTitle id="insurer-key">{words.keyShown(form.values.name)}</DialogTitle>
        <DialogContent>
          <Box sx={{ pt: 1 }}>
            <Copied label={words.theKey} text={made} />
          </Box>
          <Alert severity="warning" variant="outlined" sx={{ mt: 2 }}>
            {words.keyOnce}
          </Alert>
        </DialogContent>
        <DialogActions>
          <Button variant="contained" onClick={onClose}>
            {texts.common.close}
          </Button>
        </DialogActions>
      </Dialog>
    );
  return (
    <FormDialog title={words.makeKey} form={form} onClose={onClose} action={words.makeKey}>
      <TextField {...form.field('name', words.keyName, words.keyNameHint)} autoFocus autoComplete="off" />
    </FormDialog>
  );
}

function RevokeKeyDialog({ chosen, onClose }: { chosen: InsurerKey; onClose: () => void }) {
  const words = useTexts().clientPages;
  const revoke = useWrite(promises.revokeKey, ['settings']);
  return (
    <ConfirmDialog
      title={words.revokeTitle(chosen.name)}
      action={words.revokeKey}
      destructive
      busy={revoke.isPending}
      onClose={onClose}
      onConfirm={() =>
        revoke.mutate(
          { id: chosen.id },
          {
            onSuccess: () => {
              toast(words.keyIsRevoked);
              onClose();
            },
          },
        )
      }
    >
      {words.revokeHint}
      <FailureNote failure={revoke.error} />
    </ConfirmDialog>
  );
}
