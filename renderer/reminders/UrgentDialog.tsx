import { TextField, Typography } from '@mui/material';
import { campaigns as promises } from '#contract/campaigns.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useForm } from '../shared/form.ts';
import { useWrite } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';

/** Lets a campaign go on outside the sending hours, once the reason is given. */
export function UrgentDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const texts = useTexts().reminders.urgent;
  const urgent = useWrite(promises.urgent, ['campaigns', 'outbox']);
  const form = useForm({
    first: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? texts.missing : undefined }),
    send: async ({ reason }) => {
      await urgent.mutateAsync({ id, reason });
      onClose();
    },
  });
  return (
    <FormDialog title={texts.title} form={form} onClose={onClose} action={texts.action}>
      <Typography>{texts.text}</Typography>
      <TextField
        autoFocus
        {...form.field('reason', texts.reason)}
        slotProps={{ htmlInput: { autoComplete: 'off', maxLength: 200 } }}
      />
    </FormDialog>
  );
}
