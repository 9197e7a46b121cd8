import { Box, Button, MenuItem, Stack, TextField } from '@mui/material';
import type { z } from 'zod';
import { SmtpSettings } from '#contract/gateways.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useForm } from '../shared/form.ts';
import { PasswordField } from '../shared/PasswordField.tsx';
import { filled } from '../shared/person-faults.ts';
import { useTexts } from '../shared/texts/index.ts';
import { typedCount } from './typed-numbers.ts';

const shape = SmtpSettings.shape;
const securities = ['starttls', 'tls', 'none'] as const;

export type SecretChange = { secret?: string | null };

type SmtpFormProps = {
  first: SmtpSettings | null;
  secretSet: boolean;
  onSave: (settings: z.input<typeof SmtpSettings>, secret: SecretChange) => Promise<void>;
};

const fieldsOf = (settings: SmtpSettings | null) => ({
  host: settings?.host ?? '',
  port: String(settings?.port ?? 587),
  security: settings?.security ?? 'starttls',
  user: settings?.user ?? '',
  secret: '',
  from: settings?.from ?? '',
  fromName: settings?.fromName ?? '',
  replyTo: settings?.replyTo ?? '',
  bounceAddress: settings?.bounceAddress ?? '',
  publicUrl: settings?.publicUrl ?? '',
  connections: String(settings?.connections ?? 5),
  perSecond: String(settings?.perSecond ?? ''),
  perHour: String(settings?.perHour ?? ''),
  perDomainMinute: String(settings?.perDomainMinute ?? ''),
});

/** Where e-mail is handed over, as whom, and how fast. */
export function SmtpForm({ first, secretSet, onSave }: SmtpFormProps) {
  const texts = useTexts();
  const { gateways, common } = texts;
  const form = useForm<Record<keyof ReturnType<typeof fieldsOf>, string>>({
    first: fieldsOf(first),
    check: ({
      host,
      port,
      from,
      replyTo,
      bounceAddress,
      publicUrl,
      connections,
      perSecond,
      perHour,
      perDomainMinute,
    }) => ({
      host: filled(host, texts),
      port: typedCount(port, 65_535) ? undefined : gateways.numberWrong,
      from: shape.from.safeParse(from).success ? undefined : common.emailWrong,
      replyTo: replyTo === '' || shape.replyTo.safeParse(replyTo).success ? undefined : common.emailWrong,
      bounceAddress:
        bounceAddress === '' || shape.bounceAddress.safeParse(bounceAddress).success ? undefined : common.emailWrong,
      publicUrl: publicUrl === '' || shape.publicUrl.safeParse(publicUrl).success ? undefined : gateways.valueWrong,
      connections: typedCount(connections, 20) ? undefined : gateways.numberWrong,
      perSecond: typedCount(perSecond, 1000) === undefined ? gateways.numberWrong : undefined,
      perHour: typedCount(perHour, 1_000_000) === undefined ? gateways.numberWrong : undefined,
      perDomainMinute: typedCount(perDomainMinute, 100_000) === undefined ? gateways.numberWrong : undefined,
    }),
    send: async (typed) => {
      const {
        secret,
        replyTo,
        bounceAddress,
        publicUrl,
        port,
        connections,
        perSecond,
        perHour,
        perDomainMinute,
        security,
        ...rest
      } = typed;
      const settings = {
        ...first,
        ...rest,
        bounceAddress: bounceAddress === '' ? null : bounceAddress,
        publicUrl: publicUrl === '' ? null : publicUrl,
        port: Number(port),
        security: securities.find((each) => each === security) ?? 'starttls',
        replyTo: replyTo === '' ? null : replyTo,
        connections: Number(connections),
        perSecond: typedCount(perSecond, 1000) ?? null,
        perHour: typedCount(perHour, 1_000_000) ?? null,
        perDomainMinute: typedCount(perDomainMinute, 100_000) ?? null,
      };
      await onSave(settings, secret === '' ? {} : { secret });
      form.set({ secret: '' });
    },
  });
  return (
    <form {...form.props}>
      <Stack sx={{ gap: 1.75, maxWidth: 640 }}>
        <FailureNote failure={form.failure} />
        <Pair>
          <TextField {...form.field('host', gateways.host)} autoComplete="off" />
          <TextField {...form.field('port', gateways.port)} autoComplete="off" />
          <TextField {...form.field('security', gateways.security)} select>
            {securities.map((each) => (
              <MenuItem key={each} value={each}>
                {gateways.securities[each]}
              </MenuItem>
            ))}
          </TextField>
        </Pair>
        <Pair>
          <TextField {...form.field('user', gateways.user, gateways.userHint)} autoComplete="off" />
          <PasswordField
            {...form.field('secret', gateways.secret, secretSet ? gateways.secretKept : undefined)}
            autoComplete="new-password"
          />
        </Pair>
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
          <TextField {...form.field('connections', gateways.connections)} />
          <TextField {...form.field('perSecond', gateways.perSecond, gateways.noLimit)} />
          <TextField {...form.field('perHour', gateways.perHour, gateways.noLimit)} />
          <TextField {...form.field('perDomainMinute', gateways.perDomainMinute, gateways.noLimit)} />
        </Pair>
        <Box>
          <Button type="submit" variant="contained" disabled={form.busy}>
            {common.save}
          </Button>
        </Box>
      </Stack>
    </form>
  );
}

/** Fields that belong together stand side by side where there is room. */
export function Pair({ children }: { children: React.ReactNode }) {
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { sm: 'repeat(auto-fit, minmax(160px, 1fr))' } }}>
      {children}
    </Box>
  );
}
