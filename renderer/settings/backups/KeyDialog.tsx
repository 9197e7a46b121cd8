import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';
import { backups as promises } from '#contract/backups.ts';
import { useForm } from '../../shared/form.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { PasswordField } from '../../shared/PasswordField.tsx';
import { filled } from '../../shared/person-faults.ts';
import { useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';

/** The key the copies open with, shown to who types the own password again. */
export function KeyDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const { house } = texts;
  const ask = useWrite(promises.key, ['history']);
  const [key, setKey] = useState<string | null>(null);
  const form = useForm({
    first: { password: '' },
    check: ({ password }) => ({ password: filled(password, texts) }),
    send: async (values) => setKey((await ask.mutateAsync(values)).key),
  });
  if (key !== null) return <ShownKey value={key} onClose={onClose} />;
  return (
    <FormDialog title={house.key} form={form} onClose={onClose} action={house.keyShow}>
      <Typography>{house.keyHint}</Typography>
      <PasswordField {...form.field('password', house.keyPassword)} autoFocus autoComplete="current-password" />
    </FormDialog>
  );
}

function ShownKey({ value, onClose }: { value: string; onClose: () => void }) {
  const { common, house } = useTexts();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="key">
      <DialogTitle id="key">{house.key}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2 }}>{house.keyHint}</Typography>
        <Typography
          className="figures"
          sx={{ fontFamily: 'monospace', fontSize: 20, wordSpacing: 6, lineHeight: 1.8, userSelect: 'all' }}
        >
          {value.replaceAll('-', ' ')}
        </Typography>
        <Alert severity="warning" variant="outlined" sx={{ mt: 2 }}>
          {house.keyWarning}
        </Alert>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => window.print()}>{house.print}</Button>
        <Button variant="contained" onClick={onClose}>
          {common.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
