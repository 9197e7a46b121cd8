import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useFormat } from './format.ts';
import { useFirstTexts } from './texts/index.ts';

/** Above this many the number itself must be typed. */
const TYPED_ABOVE = 1000;

type ConfirmDialogProps = {
  title: string;
  /** How many, and what happens to them. */
  children: ReactNode;
  /** The verb on the button, such as "Send to 312 clients". */
  action: string;
  /** How many are concerned. */
  count?: number;
  destructive?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before what cannot be undone. Mount it when it is to be shown. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, action, count = 1, destructive = false, busy = false, onConfirm, onClose } = props;
  const texts = useFirstTexts().common;
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const mustType = count > TYPED_ABOVE;
  const ready = !busy && (!mustType || typed.replace(/\D/g, '') === String(count));
  return (
    <Dialog open onClose={busy ? undefined : onClose} maxWidth="sm" aria-labelledby="confirm-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onConfirm();
        }}
      >
        <DialogTitle id="confirm-title">{title}</DialogTitle>
        <DialogContent>
          <Typography component="div">{children}</Typography>
          {mustType && (
            <TextField
              autoFocus
              label={texts.typeToConfirm(format.number(count))}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              sx={{ mt: 2 }}
              slotProps={{ htmlInput: { inputMode: 'numeric', autoComplete: 'off' } }}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={busy}>
            {texts.cancel}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={destructive ? 'error' : 'primary'}
            disabled={!ready}
            autoFocus={!mustType}
          >
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
