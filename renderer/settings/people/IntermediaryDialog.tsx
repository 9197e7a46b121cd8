import { MenuItem, TextField } from '@mui/material';
import { Email, Phone } from '#contract/basics.ts';
import { type Intermediary, intermediaryKinds, settings as promises } from '#contract/settings.ts';
import { useForm } from '../../shared/form.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { filled } from '../../shared/person-faults.ts';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { typedPhone } from '../../shared/typed-phone.ts';

const fieldsOf = (firm: Intermediary | null) => ({
  code: firm?.code ?? '',
  name: firm?.name ?? '',
  kind: (firm?.kind ?? 'broker') as string,
  email: firm?.email ?? '',
  phone: firm?.phone ?? '',
});

/** Adds an intermediary, or changes how one is called and reached. */
export function IntermediaryDialog({ firm, onClose }: { firm: Intermediary | null; onClose: () => void }) {
  const texts = useTexts();
  const { settings } = texts;
  const add = useWrite(promises.addIntermediary);
  const change = useWrite(promises.changeIntermediary);
  const { data } = useRead(promises.intermediaries, {});
  const taken = (code: string): boolean =>
    firm === null && (data?.rows.some((row) => row.code === code.trim()) ?? false);
  const form = useForm({
    first: fieldsOf(firm),
    check: ({ code, name, email, phone }) => ({
      code: filled(code, texts) ?? (taken(code) ? settings.codeTaken : undefined),
      name: filled(name, texts),
      email: email === '' || Email.safeParse(email).success ? undefined : texts.common.emailWrong,
      phone: phone === '' || Phone.safeParse(typedPhone(phone)).success ? undefined : settings.phoneWrong,
    }),
    send: async ({ code, name, kind, email, phone }) => {
      const reached = { email: email === '' ? null : email, phone: phone === '' ? null : typedPhone(phone) };
      await (firm === null
        ? add.mutateAsync({ code, name, kind: kind as Intermediary['kind'], ...reached })
        : change.mutateAsync({ id: firm.id, name, ...reached }));
      toast(firm === null ? settings.userAdded(name) : texts.common.saved);
      onClose();
    },
  });
  return (
    <FormDialog
      title={firm === null ? settings.addIntermediary : `${firm.name}: ${texts.common.edit}`}
      form={form}
      onClose={onClose}
    >
      <TextField
        {...form.field('code', settings.code)}
        autoFocus={firm === null}
        disabled={firm !== null}
        autoComplete="off"
      />
      <TextField {...form.field('name', settings.name)} autoComplete="off" />
      <TextField {...form.field('kind', settings.kind)} select disabled={firm !== null}>
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
