import { TextField } from '@mui/material';
import { channels } from '#contract/outbox.ts';
import { suppressedPurposes, suppressionReasons, suppressions as promises } from '#contract/suppressions.ts';
import { ChoiceField } from '../../shared/ChoiceField.tsx';
import { useForm } from '../../shared/form.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { isAddress, typedAddress } from './typed-address.ts';

/** Stops messages to an address. */
export function SuppressionDialog({ onClose }: { onClose: () => void }) {
  const { gateways: texts, common } = useTexts();
  const add = useWrite(promises.add, ['settings']);
  const form = useForm<Record<'channel' | 'address' | 'purpose' | 'reason' | 'note', string>>({
    first: { channel: 'email', address: '', purpose: 'all', reason: 'objection', note: '' },
    check: ({ channel, address }) => ({ address: isAddress(channel, address) ? undefined : texts.addressWrong }),
    send: async ({ channel, address, purpose, reason, note }) => {
      await add.mutateAsync({
        channel: channels.find((each) => each === channel) ?? 'email',
        address: typedAddress(channel, address),
        purpose: suppressedPurposes.find((each) => each === purpose) ?? 'all',
        reason: suppressionReasons.find((each) => each === reason) ?? 'other',
        note: note.trim() === '' ? null : note.trim(),
      });
      toast(common.saved);
      onClose();
    },
  });
  return (
    <FormDialog title={texts.addSuppression} form={form} onClose={onClose} action={common.add}>
      <ChoiceField {...form.field('channel', texts.channel)} words={texts.titles} />
      <TextField {...form.field('address', texts.address)} autoFocus autoComplete="off" />
      <ChoiceField {...form.field('purpose', texts.stops)} words={texts.purposes} />
      <ChoiceField {...form.field('reason', texts.reason)} words={texts.reasons} />
      <TextField {...form.field('note', texts.note, texts.noteHint)} autoComplete="off" />
    </FormDialog>
  );
}
