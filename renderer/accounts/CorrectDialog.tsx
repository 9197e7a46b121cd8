import { Button, TextField, Typography } from '@mui/material';
import { accounts as promises, type AccountCard } from '#contract/accounts.ts';
import { Email } from '#contract/basics.ts';
import { useForm } from '../shared/form.ts';
import { useFormat } from '../shared/format.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useWrite } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';

const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Corrects how a client can be reached. Refused when somebody else has changed the account meanwhile. */
export function CorrectDialog({ card, onClose }: { card: AccountCard; onClose: () => void }) {
  const { accounts, common } = useTexts();
  const texts = accounts.card;
  const format = useFormat();
  const correct = useWrite(promises.correct);
  const form = useForm({
    first: {
      mobile: card.mobile === null ? '' : format.phone(card.mobile),
      email: card.email ?? '',
      secondaryPhone: card.secondaryPhone === null ? '' : format.phone(card.secondaryPhone),
    },
    check: ({ email }) => ({
      email: given(email) === null || Email.safeParse(email).success ? undefined : common.emailWrong,
    }),
    send: async ({ mobile, email, secondaryPhone }) => {
      await correct.mutateAsync({
        id: card.id,
        revision: card.revision,
        mobile: given(mobile),
        email: given(email),
        secondaryPhone: given(secondaryPhone),
      });
      toast(texts.corrected);
      onClose();
    },
  });
  const { listed } = card;
  return (
    <FormDialog title={texts.correctTitle} form={form} onClose={onClose}>
      <Typography sx={{ color: 'text.secondary' }}>{texts.correctHint}</Typography>
      <TextField
        autoFocus
        {...form.field('mobile', texts.mobile, texts.phoneHint)}
        slotProps={{ htmlInput: { inputMode: 'tel', maxLength: 40 } }}
      />
      <TextField
        {...form.field('email', texts.email)}
        slotProps={{ htmlInput: { inputMode: 'email', maxLength: 254 } }}
      />
      <TextField
        {...form.field('secondaryPhone', texts.secondaryPhone)}
        slotProps={{ htmlInput: { inputMode: 'tel', maxLength: 40 } }}
      />
      {listed && (
        <Button
          size="small"
          sx={{ alignSelf: 'flex-start' }}
          onClick={() => form.set({ mobile: listed.mobile ?? '', email: listed.email ?? '' })}
        >
          {texts.useList}
        </Button>
      )}
    </FormDialog>
  );
}
