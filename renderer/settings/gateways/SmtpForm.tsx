import { Button, Stack, TextField, Typography } from '@mui/material';
import type { z } from 'zod';
import type { SmtpSettings } from '#contract/gateways.ts';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useForm } from '../../shared/form.ts';
import { SaveRow } from '../../shared/SaveRow.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { MailLogIn } from './MailLogIn.tsx';
import { Pair } from './Pair.tsx';
import { PaceFields, ServerFields } from './ServerFields.tsx';
import {
  fieldsOf,
  type MailPreset,
  mailPresets,
  type SecretChange,
  secretOf,
  settingsOf,
  smtpFaults,
  type SmtpFields,
} from './smtp-fields.ts';

type SmtpFormProps = {
  first: SmtpSettings | null;
  secretSet: boolean;
  onSave: (settings: z.input<typeof SmtpSettings>, secret: SecretChange) => Promise<void>;
};

/** Where e-mail is handed over, as whom, and how fast. */
export function SmtpForm({ first, secretSet, onSave }: SmtpFormProps) {
  const { gateways, common, senders } = useTexts();
  const tokenKept = secretSet && first?.oauth !== null && first?.oauth !== undefined;
  const words = {
    required: common.required,
    number: gateways.numberWrong,
    email: common.emailWrong,
    value: gateways.valueWrong,
    again: gateways.secretAgain,
  };
  const form = useForm<SmtpFields>({
    first: fieldsOf(first),
    check: (typed) => smtpFaults(typed, { first, secretSet, words }),
    send: async (typed) => {
      await onSave(settingsOf(typed), secretOf(typed, first));
      form.set({ secret: '', clientSecret: '', refreshToken: '' });
    },
  });
  return (
    <form {...form.props}>
      <Stack sx={{ gap: 1.75, maxWidth: 720 }}>
        <FailureNote failure={form.failure} />
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {senders.presets}
          </Typography>
          {(Object.keys(mailPresets) as MailPreset[]).map((preset) => (
            <Button key={preset} size="small" onClick={() => form.set(mailPresets[preset])}>
              {senders.presetNames[preset]}
            </Button>
          ))}
        </Stack>
        <ServerFields form={form} label={gateways.host} securities={gateways.securities} />
        <MailLogIn form={form} passwordKept={secretSet && !tokenKept} tokenKept={tokenKept} />
        <Pair>
          <TextField {...form.field('from', gateways.from)} type="email" autoComplete="off" />
          <TextField {...form.field('fromName', gateways.fromName)} autoComplete="off" />
          <TextField {...form.field('replyTo', gateways.replyTo, gateways.replyToHint)} autoComplete="off" />
        </Pair>
        <Pair>
          <TextField
            {...form.field('bounceAddress', gateways.bounceAddress, gateways.bounceAddressHint)}
            type="email"
          />
          <TextField {...form.field('publicUrl', gateways.publicUrl, gateways.publicUrlHint)} />
        </Pair>
        <Pair>
          <PaceFields form={form} />
          <TextField {...form.field('perDomainMinute', gateways.perDomainMinute, gateways.noLimit)} />
        </Pair>
        <SaveRow busy={form.busy} />
      </Stack>
    </form>
  );
}
