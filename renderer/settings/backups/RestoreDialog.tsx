import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  LinearProgress,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useEffect, useState } from 'react';
import { type Backup, backups as promises, type Loss } from '#contract/backups.ts';
import { localDate } from '#contract/local-time.ts';
import { session } from '#contract/session.ts';
import { ApiFailure, call } from '../../shared/api-client.ts';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';

const LOOK_MS = 1000;

/** What would be lost, and a day to be typed, before the present data make room for a copy. */
export function RestoreDialog({ copy, onClose }: { copy: Backup; onClose: () => void }) {
  const { common, house: texts } = useTexts();
  const format = useFormat();
  const loss = useRead(promises.loss, { id: copy.id }, { topics: [] });
  const restore = useWrite(promises.restore, []);
  const [typed, setTyped] = useState('');
  const day = format.date(localDate(copy.at));
  const digits = (text: string): string => text.replace(/\D/g, '');
  const ready = digits(typed) === digits(day) && loss.isSuccess && !restore.isPending;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) restore.mutate({ id: copy.id, confirm: copy.id });
  };
  return (
    <Dialog open onClose={restore.isSuccess ? undefined : onClose} fullWidth maxWidth="sm" aria-labelledby="restore">
      <form onSubmit={send}>
        <DialogTitle id="restore">{texts.restoreTitle}</DialogTitle>
        <DialogContent>
          {restore.isSuccess ? (
            <Waiting />
          ) : (
            <Stack sx={{ gap: 1.75 }}>
              <Typography>{texts.restoreText(format.instant(copy.at))}</Typography>
              <Loaded query={loss}>{(what) => <Lost what={what} />}</Loaded>
              <Alert severity="info" variant="outlined">
                {texts.heldLater}
              </Alert>
              <FailureNote failure={restore.error} />
              <TextField
                autoFocus
                label={texts.typeDay(day)}
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
                slotProps={{ htmlInput: { autoComplete: 'off', inputMode: 'numeric' } }}
              />
            </Stack>
          )}
        </DialogContent>
        {!restore.isSuccess && (
          <DialogActions>
            <Button onClick={onClose}>{common.cancel}</Button>
            <Button type="submit" variant="contained" color="error" disabled={!ready}>
              {texts.restore}
            </Button>
          </DialogActions>
        )}
      </form>
    </Dialog>
  );
}

function Lost({ what }: { what: Loss }) {
  const { house: texts } = useTexts();
  const format = useFormat();
  const words = [
    texts.lossRegistrations(format.number(what.registrations)),
    texts.lossMessages(format.number(what.messages)),
    texts.lossLists(format.number(what.lists)),
    texts.lossEntries(format.number(what.entries)),
  ];
  return (
    <Box>
      <Typography sx={{ fontWeight: 600 }}>{texts.lost}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 3 }}>
        {words.map((each) => (
          <Typography component="li" key={each}>
            {each}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}

/** Asks until the program that started again knows the session no more: what is on screen is then of the past. */
function Waiting() {
  const { house: texts } = useTexts();
  useEffect(() => {
    const look = (): void =>
      void call(session.whoAmI, {}).catch((failure: unknown) => {
        if (failure instanceof ApiFailure && failure.status === 401) location.assign('/');
      });
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Stack sx={{ gap: 2, pb: 2 }} role="status">
      <Typography>{texts.restoring}</Typography>
      <LinearProgress aria-label={texts.restoring} />
    </Stack>
  );
}
