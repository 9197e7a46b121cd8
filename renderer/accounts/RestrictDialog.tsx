import { MenuItem, TextField, Typography } from '@mui/material';
import type { AccountCard } from '#contract/accounts.ts';
import { liftReasons, restrictionReasons, restrictions as promises } from '#contract/restrictions.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { type Form, useForm } from '../shared/form.ts';
import { useWrite } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';

type Props = { card: AccountCard; onClose: () => void };
type Words = { reason: string; remark: string };
type Said = Form<Words>;

/** Restricts the data of a client to being kept, or lifts that. */
export const RestrictDialog = ({ card, onClose }: Props) =>
  card.restriction === null ? <Restrict card={card} onClose={onClose} /> : <Lift card={card} onClose={onClose} />;

function Restrict({ card, onClose }: Props) {
  const texts = useTexts().restriction;
  const restrict = useWrite(promises.restrict, ['accounts', 'outbox', 'calls']);
  const form = useForm<Words>({
    first: { reason: restrictionReasons[0], remark: '' },
    send: async ({ reason, remark }) => {
      const why = restrictionReasons.find((each) => each === reason) ?? restrictionReasons[0];
      await restrict.mutateAsync({ id: card.id, reason: why, remark });
      toast(texts.done);
      onClose();
    },
  });
  return (
    <FormDialog title={texts.title} form={form} onClose={onClose} action={texts.action} maxWidth="sm">
      <Typography>{texts.text}</Typography>
      <Why form={form} reasons={texts.reasons} />
    </FormDialog>
  );
}

function Lift({ card, onClose }: Props) {
  const texts = useTexts().restriction;
  const lift = useWrite(promises.lift, ['accounts', 'calls']);
  const form = useForm<Words>({
    first: { reason: liftReasons[0], remark: '' },
    send: async ({ reason, remark }) => {
      const why = liftReasons.find((each) => each === reason) ?? liftReasons[0];
      await lift.mutateAsync({ id: card.id, reason: why, remark });
      toast(texts.liftDone);
      onClose();
    },
  });
  return (
    <FormDialog title={texts.liftTitle} form={form} onClose={onClose} action={texts.liftAction} maxWidth="sm">
      <Typography>{texts.liftText}</Typography>
      <Why form={form} reasons={texts.liftReasons} />
    </FormDialog>
  );
}

function Why({ form, reasons }: { form: Said; reasons: Readonly<Record<string, string>> }) {
  const texts = useTexts().restriction;
  return (
    <>
      <TextField select {...form.field('reason', texts.reason)}>
        {Object.entries(reasons).map(([reason, words]) => (
          <MenuItem key={reason} value={reason}>
            {words}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        {...form.field('remark', texts.remark, texts.remarkHint)}
        slotProps={{ htmlInput: { autoComplete: 'off', maxLength: 500 } }}
      />
    </>
  );
}
