import { TextField, Typography } from '@mui/material';
import { MOST_SETTLED, outbox } from '#contract/outbox.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useForm } from '../shared/form.ts';
import { useFormat } from '../shared/format.ts';
import { useWrite } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';

type DoubtsDialogProps = {
  as: 'sent' | 'resend';
  count: number;
  /** of the messages chosen, asked for when it is decided */
  chosen: () => Promise<readonly number[]>;
  onClose: (done: boolean) => void;
};

/** One decision about several messages in doubt, once its reason is given. */
export function DoubtsDialog({ as, count, chosen, onClose }: DoubtsDialogProps) {
  const { doubts: texts, urgent } = useTexts().reminders;
  const format = useFormat();
  const settle = useWrite(outbox.settleMany, ['outbox', 'campaigns', 'accounts']);
  const form = useForm({
    first: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? urgent.missing : undefined }),
    send: async ({ reason }) => {
      const ids = await chosen();
      let settled = 0;
      let left = 0;
      for (let at = 0; at < ids.length; at += MOST_SETTLED) {
        const done = await settle.mutateAsync({ ids: ids.slice(at, at + MOST_SETTLED), as, reason });
        settled += done.settled;
        left += done.left;
      }
      toast(texts.done(format.number(settled), left === 0 ? null : format.number(left)));
      onClose(true);
    },
  });
  const n = format.number(count);
  return (
    <FormDialog
      title={texts.titles[as](n)}
      form={form}
      onClose={() => onClose(false)}
      action={texts.actions[as](n)}
      maxWidth="sm"
    >
      <Typography>{texts.meanings[as]}</Typography>
      <TextField
        autoFocus
        {...form.field('reason', texts.reason, texts.reasonHint)}
        slotProps={{ htmlInput: { autoComplete: 'off', maxLength: 200 } }}
      />
    </FormDialog>
  );
}
