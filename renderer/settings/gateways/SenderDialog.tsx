import { TextField } from '@mui/material';
import { Email } from '#contract/basics.ts';
import { type Sender, senders as promises } from '#contract/senders.ts';
import { useForm } from '../../shared/form.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';

/** Adds a sender or changes one. */
export function SenderDialog({ sender, onClose }: { sender: Sender | null; onClose: () => void }) {
  const { senders: texts, gateways, common } = useTexts();
  const add = useWrite(promises.add, ['settings']);
  const change = useWrite(promises.change, ['settings']);
  const wrong = (typed: string): string | undefined =>
    Email.safeParse(typed.trim()).success ? undefined : common.emailWrong;
  const form = useForm({
    first: { address: sender?.address ?? '', name: sender?.name ?? '', replyTo: sender?.replyTo ?? '' },
    check: ({ address, replyTo }) => ({
      address: wrong(address),
      replyTo: replyTo.trim() === '' ? undefined : wrong(replyTo),
    }),
    send: async ({ address, name, replyTo }) => {
      const given = { address: address.trim(), name, replyTo: replyTo.trim() === '' ? null : replyTo.trim() };
      await (sender === null ? add.mutateAsync(given) : change.mutateAsync({ id: sender.id, ...given }));
      toast(common.saved);
      onClose();
    },
  });
  return (
    <FormDialog title={sender === null ? texts.add : texts.editOf(sender.address)} form={form} onClose={onClose}>
      <TextField {...form.field('address', gateways.from)} type="email" autoFocus autoComplete="off" />
      <TextField {...form.field('name', gateways.fromName)} autoComplete="off" />
      <TextField {...form.field('replyTo', gateways.replyTo, gateways.replyToHint)} autoComplete="off" />
    </FormDialog>
  );
}
