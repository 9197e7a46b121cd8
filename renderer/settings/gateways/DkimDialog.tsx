import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { type Sender, senders as promises } from '#contract/senders.ts';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { Copied } from '../Copied.tsx';

/** The signature of the domain of a sender: what to publish, a new key, no signature any more. */
export function DkimDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const { senders: texts, common } = useTexts();
  const { data } = useRead(promises.list, {}, { topics: ['settings'] });
  const sign = useWrite(promises.sign, ['settings']);
  const unsign = useWrite(promises.unsign, ['settings']);
  /** what the next press does; a key that is lost does not come back */
  const [sure, setSure] = useState<'newKey' | 'unsign' | null>(null);
  const sender = data?.rows.find((each) => each.id === id);
  if (!sender) return null;
  const domain = sender.address.split('@')[1] ?? '';
  const busy = sign.isPending || unsign.isPending;
  const again = (asked: typeof sign): void => {
    setSure(null);
    asked.mutate({ id });
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="dkim-title">
      <DialogTitle id="dkim-title">{texts.signatureOf(domain)}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 1.75, pt: 0.5 }}>
          <FailureNote failure={sign.error ?? unsign.error} />
          {sender.dkim === null ? <Typography>{texts.unsignedHint}</Typography> : <Record dkim={sender.dkim} />}
          {sure !== null && (
            <Alert severity="warning" variant="outlined" role="alert">
              {sure === 'unsign' ? texts.unsignWarning : texts.newKeyWarning}
            </Alert>
          )}
        </Stack>
      </DialogContent>
      <DialogActions>
        {sender.dkim !== null && (
          <Button
            color="error"
            variant={sure === 'unsign' ? 'contained' : 'text'}
            disabled={busy}
            onClick={() => (sure === 'unsign' ? again(unsign) : setSure('unsign'))}
          >
            {texts.unsign}
          </Button>
        )}
        <Box sx={{ flex: 1 }} />
        <Button onClick={onClose}>{common.close}</Button>
        <Button
          variant={sender.dkim === null || sure === 'newKey' ? 'contained' : 'outlined'}
          disabled={busy}
          onClick={() => (sender.dkim === null || sure === 'newKey' ? again(sign) : setSure('newKey'))}
        >
          {sender.dkim === null ? texts.sign : texts.newKey}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Record({ dkim: { host, record } }: { dkim: NonNullable<Sender['dkim']> }) {
  const texts = useTexts().senders;
  return (
    <>
      <Typography>{texts.publish}</Typography>
      <Copied label={texts.recordHost} text={host} />
      <Copied label={texts.recordText} text={record} />
    </>
  );
}
