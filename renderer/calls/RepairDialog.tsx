import { TextField } from '@mui/material';
import { Email } from '#contract/basics.ts';
import { useForm } from '../shared/form.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useTexts } from '../shared/texts/index.ts';

export type Repair = { mobile?: string; email?: string };

/** What the client says is right now; nothing is needed, so that a call can be logged all the same. */
export function RepairDialog({
  onRepair,
  onClose,
}: {
  onRepair: (repair: Repair) => Promise<void>;
  onClose: () => void;
}) {
  const { calls: texts, common } = useTexts();
  const form = useForm({
    first: { mobile: '', email: '' },
    check: ({ email }) => ({
      email: email.trim() === '' || Email.safeParse(email).success ? undefined : common.emailWrong,
    }),
    send: ({ mobile, email }) =>
      onRepair({
        ...(mobile.trim() === '' ? {} : { mobile: mobile.trim() }),
        ...(email.trim() === '' ? {} : { email: email.trim() }),
      }),
  });
  return (
    <FormDialog title={texts.repairTitle} form={form} onClose={onClose} action={texts.repairSave}>
      <TextField
        {...form.field('mobile', texts.repairMobile)}
        autoFocus
        slotProps={{ htmlInput: { inputMode: 'tel' } }}
      />
      <TextField {...form.field('email', texts.repairEmail)} slotProps={{ htmlInput: { inputMode: 'email' } }} />
    </FormDialog>
  );
}
