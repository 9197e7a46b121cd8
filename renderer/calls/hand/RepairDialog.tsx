import { TextField } from '@mui/material';
import { Email } from '#contract/basics.ts';
import { useForm } from '../../shared/form.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { typedPhone } from '../../shared/typed-phone.ts';
import { useTexts } from '../../shared/texts/index.ts';

export type Repair = { mobile?: string; email?: string };

type Typed = { mobile: string; email: string };
type RepairDialogProps = {
  /** as far as it was typed before */
  first: Typed;
  onType: (typed: Typed) => void;
  onRepair: (repair: Repair) => Promise<void>;
  onClose: () => void;
};

/** What the client says is right now; nothing is needed, so that a call can be logged all the same. */
export function RepairDialog({ first, onType, onRepair, onClose }: RepairDialogProps) {
  const { calls: texts, common } = useTexts();
  // named as the promise of the API names them, so that what it refuses is marked at its field
  const form = useForm({
    first: { 'contact.mobile': first.mobile, 'contact.email': first.email },
    check: ({ 'contact.mobile': mobile, 'contact.email': email }) => ({
      'contact.mobile': mobile.trim() === '' || /^\+?\d{8,15}$/.test(typedPhone(mobile)) ? undefined : texts.phoneWrong,
      'contact.email': email.trim() === '' || Email.safeParse(email).success ? undefined : common.emailWrong,
    }),
    send: ({ 'contact.mobile': mobile, 'contact.email': email }) =>
      onRepair({
        ...(mobile.trim() === '' ? {} : { mobile: mobile.trim() }),
        ...(email.trim() === '' ? {} : { email: email.trim() }),
      }),
  });
  const field = (name: keyof Typed, label: string) => {
    const plain = form.field(`contact.${name}`, label);
    const onChange: typeof plain.onChange = (event) => {
      plain.onChange(event);
      onType({ ...first, [name]: event.target.value });
    };
    return { ...plain, onChange };
  };
  return (
    <FormDialog title={texts.repairTitle} form={form} onClose={onClose} action={texts.repairSave}>
      <TextField {...field('mobile', texts.repairMobile)} autoFocus slotProps={{ htmlInput: { inputMode: 'tel' } }} />
      <TextField {...field('email', texts.repairEmail)} slotProps={{ htmlInput: { inputMode: 'email' } }} />
    </FormDialog>
  );
}
