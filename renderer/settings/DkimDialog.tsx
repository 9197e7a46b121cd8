import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { type Sender, senders as promises } from '#contract/senders.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useRead, useWrite } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { Copied } from './Copied.tsx';

/** The signature of the domain of a sender: what to publish, a new key, no signature any more. */
export function DkimDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const { senders: texts, common } = useTexts();
  const { data } = useRead(promises.list, {}, { topics: ['settings'] });
  const sign = useWrite(promises.sign, ['settings']);
  const unsign = useWrite(promises.unsign, ['settings']);
  const [sure, setSure] = useState(false);
  const sender = data?.rows.find((each) => each.id === id);
  if (!sender) return null;
  const domain = sender.address.split('@')[1] ?? '';
  const busy = sign.isPending || unsign.isPending;
  const again = (asked: typeof sign): void => {
    setSure(false);
    asked.mutate({ id });
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="dkim-title">
      <DialogTitle id="dkim-title">{texts.signatureOf(domain)}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 1.75, pt: 0.5 }}>
          <FailureNote failure={sign.error ?? unsign.error} />
          {sender.dkim === null ? <Typography>{texts.unsignedHint}</Typography> : <Record dkim={sender.dkim} />}
          {sure && <Typography role="alert">{texts.newKeyWarning}</Typography>}
        </Stack>
      </DialogContent>
      <DialogActions>
        {sender.dkim !== null && (
          <Button color="error" disabled={busy} onClick={() => again(unsign)}>
            {texts.unsign}
          </Button>
        )}
        <Box sx={{ flex: 1 }} />
        <Button onClick={onClose}>{common.close}</Button>
        <Button
          variant={sender.dkim === null || sure ? 'contained' : 'outlined'}
          disabled={busy}
          onClick={() => (sender.dkim === null || sure ? again(sign) : setSure(true))}
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
