import { TextField } from '@mui/material';
import { consentSources, consents as promises } from '#contract/consents.ts';
import { channels } from '#contract/outbox.ts';
import { useToday } from '../../shared/clock.ts';
import { ChoiceField } from '../../shared/ChoiceField.tsx';
import { useForm } from '../../shared/form.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { isAddress, typedAddress } from './typed-address.ts';

/** Records that somebody agreed to advertising at an address. */
export function ConsentDialog({ onClose }: { onClose: () => void }) {
  const { gateways, consents: texts, common } = useTexts();
  const today = useToday();
  const add = useWrite(promises.add, ['settings', 'campaigns']);
  const form = useForm<Record<'channel' | 'address' | 'source' | 'givenOn' | 'note', string>>({
    first: { channel: 'email', address: '', source: 'paper', givenOn: today, note: '' },
    check: ({ channel, address, givenOn }) => ({
      address: isAddress(channel, address) ? undefined : gateways.addressWrong,
      givenOn: givenOn !== '' && givenOn <= today ? undefined : texts.dayWrong,
    }),
    send: async ({ channel, address, source, givenOn, note }) => {
      await add.mutateAsync({
        channel: channels.find((each) => each === channel) ?? 'email',
        address: typedAddress(channel, address),
        source: consentSources.find((each) => each === source) ?? 'other',
        givenOn,
        note: note.trim() === '' ? null : note.trim(),
      });
      toast(common.saved);
      onClose();
    },
  });
  return (
    <FormDialog title={texts.add} form={form} onClose={onClose} action={common.add}>
      <ChoiceField {...form.field('channel', gateways.channel)} words={gateways.titles} />
      <TextField {...form.field('address', gateways.address)} autoFocus autoComplete="off" />
      <ChoiceField {...form.field('source', texts.source)} words={texts.sources} />
      <TextField
        {...form.field('givenOn', texts.givenOn)}
        type="date"
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today } }}
      />
      <TextField {...form.field('note', gateways.note, texts.noteHint)} autoComplete="off" />
    </FormDialog>
  );
}
