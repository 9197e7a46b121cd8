import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { FailureNote } from './FailureNote.tsx';
import type { Form } from './form.ts';
import { useFirstTexts } from './texts/index.ts';

type FormDialogProps<V> = {
  title: string;
  form: Form<V>;
  onClose: () => void;
  children: ReactNode;
  /** the word on the button, "save" if not said */
  action?: string;
  /** cannot be taken back */
  destructive?: boolean;
  /** `md` for long texts side by side */
  maxWidth?: 'xs' | 'sm' | 'md';
};

/** A form in a dialog. Mount it when it is to be shown. */
export function FormDialog<V>(props: FormDialogProps<V>) {
  const { title, form, onClose, children, action, destructive = false, maxWidth = 'xs' } = props;
  const texts = useFirstTexts().common;
  const id = useId();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth={maxWidth} aria-labelledby={id}>
      <form {...form.props}>
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>
          <Stack sx={{ gap: 1.75, pt: 1 }}>
            <FailureNote failure={form.failure} />
            {children}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button type="submit" variant="contained" color={destructive ? 'error' : 'primary'} disabled={form.busy}>
            {action ?? texts.save}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
