import { MenuItem, TextField } from '@mui/material';
import { Email, Phone } from '#contract/basics.ts';
import { type Intermediary, intermediaryKinds, settings as promises } from '#contract/settings.ts';
import { useForm } from '../shared/form.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { filled } from '../shared/person-faults.ts';
import { useRead, useWrite } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { typedPhone } from './typed-phone.ts';

const empty = { code: '', name: '', kind: 'broker', email: '', phone: '' };

export function IntermediaryDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const { settings } = texts;
  const add = useWrite(promises.addIntermediary);
  const { data } = useRead(promises.intermediaries, {});
  const taken = (code: string): boolean => data?.rows.some((row) => row.code === code.trim()) ?? false;
  const form = useForm({
    first: empty,
    check: ({ code, name, email, phone }) => ({
      code: filled(code, texts) ?? (taken(code) ? settings.codeTaken : undefined),
      name: filled(name, texts),
      email: email === '' || Email.safeParse(email).success ? undefined : texts.common.emailWrong,
      phone: phone === '' || Phone.safeParse(typedPhone(phone)).success ? undefined : settings.phoneWrong,
    }),
    send: async ({ code, name, kind, email, phone }) => {
      await add.mutateAsync({
        code,
        name,
        kind: kind as Intermediary['kind'],
        email: email === '' ? null : email,
        phone: phone === '' ? null : typedPhone(phone),
      });
      toast(settings.userAdded(name));
      onClose();
    },
  });
  return (
    <FormDialog title={settings.addIntermediary} form={form} onClose={onClose}>
      <TextField {...form.field('code', settings.code)} autoFocus autoComplete="off" />
      <TextField {...form.field('name', settings.name)} autoComplete="off" />
      <TextField {...form.field('kind', settings.kind)} select>
        {intermediaryKinds.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {settings.intermediaryKinds[kind]}
          </MenuItem>
        ))}
      </TextField>
      <TextField {...form.field('email', settings.email)} type="email" autoComplete="off" />
      <TextField {...form.field('phone', settings.phone, settings.phoneHint)} type="tel" autoComplete="off" />
    </FormDialog>
  );
}
