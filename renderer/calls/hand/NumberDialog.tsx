import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { useFormat } from '../../shared/format.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { Key } from '../Key.tsx';

type NumberDialogProps = { phones: readonly string[]; onChoose: (phone: string) => void; onClose: () => void };

/** Which of several numbers it was that leads nowhere: one key each. */
export function NumberDialog({ phones, onChoose, onClose }: NumberDialogProps) {
  const { calls: texts, common } = useTexts();
  const format = useFormat();
  const onKeyDown = ({ key }: React.KeyboardEvent): void => {
    const phone = /^[1-9]$/.test(key) ? phones[Number(key) - 1] : undefined;
    if (phone !== undefined) onChoose(phone);
  };
  return (
    <Dialog open onClose={onClose} onKeyDown={onKeyDown} maxWidth="xs" aria-labelledby="which-number">
      <DialogTitle id="which-number">{texts.whichNumber}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 1, pt: 0.5 }}>
          {phones.map((phone, at) => (
            <Button
              key={phone}
              variant="outlined"
              autoFocus={at === 0}
              onClick={() => onChoose(phone)}
              aria-keyshortcuts={String(at + 1)}
              sx={{ justifyContent: 'start', gap: 1 }}
            >
              <Key aria-hidden>{at + 1}</Key>
              <span className="figures">{format.phone(phone)}</span>
            </Button>
          ))}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{common.cancel}</Button>
      </DialogActions>
    </Dialog>
  );
}
