import { Stack, TextField } from '@mui/material';
import type { z } from 'zod';
import { HttpSettings } from '#contract/gateways.ts';
import { secretMoves } from '#contract/secret-places.ts';
import { balanceAsked, smsPresets } from '#contract/sms-presets.ts';
import { ChoiceField } from '../../shared/ChoiceField.tsx';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useForm } from '../../shared/form.ts';
import { filled } from '../../shared/person-faults.ts';
import { SaveRow } from '../../shared/SaveRow.tsx';
import { useLanguage, useTexts } from '../../shared/texts/index.ts';
import { headersIn } from './header-lines.ts';
import { Pair } from '../gateways/Pair.tsx';
import { PaceFields, SecretField } from '../gateways/ServerFields.tsx';
import type { SecretChange } from '../gateways/smtp-fields.ts';
import { typedCount } from '../typed-numbers.ts';
import {
  balanceFaults,
  balanceTyped,
  fieldsOf,
  isPrice,
  price,
  providerIn,
  type SmsFields,
  unseen,
} from './sms-fields.ts';
import { SmsRequest } from './SmsRequest.tsx';

const shape = HttpSettings.shape;
const methods = ['GET', 'POST', 'PUT'] as const;
const bodyKinds = ['none', 'form', 'json', 'text'] as const;

type SmsFormProps = {
  first: HttpSettings | null;
  secretSet: boolean;
  onSave: (settings: z.input<typeof HttpSettings>, secret: SecretChange) => Promise<void>;
};

/** The request that hands an SMS to a provider, and how its answer is read. */
export function SmsForm({ first, secretSet, onSave }: SmsFormProps) {
  const texts = useTexts();
  const { gateways, balance } = texts;
  const comma = useLanguage() === 'hu' ? ',' : '.';
  const fits = (name: keyof typeof shape, typed: string): string | undefined =>
    shape[name].safeParse(typed).success ? undefined : gateways.valueWrong;
  const amount = (typed: string): string | undefined => (isPrice(price(typed)) ? undefined : gateways.numberWrong);
  const form = useForm<SmsFields>({
    first: fieldsOf(first, comma),
    check: (typed) => ({
      url: filled(typed.url, texts) ?? fits('url', typed.url),
      publicUrl: typed.publicUrl === '' ? undefined : fits('publicUrl', typed.publicUrl),
      secret:
        secretSet &&
        typed.secret === '' &&
        first !== null &&
        secretMoves(first, { ...first, ...typed, balance: balanceTyped(typed, first) })
          ? gateways.secretAgain
          : undefined,
      headers: headersIn(typed.headers) === null ? gateways.headersWrong : undefined,
      successPattern: fits('successPattern', typed.successPattern),
      referencePattern: fits('referencePattern', typed.referencePattern),
      timeoutSeconds: typedCount(typed.timeoutSeconds, 120) ? undefined : gateways.numberWrong,
      pricePerPart: amount(typed.pricePerPart),
      balanceLow: amount(typed.balanceLow),
      balancePerPart: amount(typed.balancePerPart),
      ...balanceFaults(typed, gateways.valueWrong),
      connections: typedCount(typed.connections, 20) ? undefined : gateways.numberWrong,
      perSecond: typedCount(typed.perSecond, 1000) === undefined ? gateways.numberWrong : undefined,
      perHour: typedCount(typed.perHour, 1_000_000) === undefined ? gateways.numberWrong : undefined,
    }),
    send: async ({ secret, ...typed }) => {
      const provider = providerIn(typed.provider);
      const settings = {
        ...first,
        ...typed,
        // How its reports and refusals read belongs to the provider and is not typed.
        ...(provider === 'custom' ? {} : unseen(smsPresets[provider])),
        provider,
        publicUrl: typed.publicUrl === '' ? null : typed.publicUrl,
        method: methods.find((each) => each === typed.method) ?? 'POST',
        bodyKind: bodyKinds.find((each) => each === typed.bodyKind) ?? 'none',
        headers: headersIn(typed.headers) ?? [],
        timeoutSeconds: Number(typed.timeoutSeconds),
        pricePerPart: price(typed.pricePerPart),
        balanceLow: price(typed.balanceLow),
        balancePerPart: price(typed.balancePerPart),
        balance: balanceTyped({ secret, ...typed }, first),
        connections: Number(typed.connections),
        perSecond: typedCount(typed.perSecond, 1000) ?? null,
        perHour: typedCount(typed.perHour, 1_000_000) ?? null,
      };
      await onSave(settings, secret === '' ? {} : { secret });
      form.set({ secret: '' });
    },
  });
  const provider = providerIn(form.values.provider);
  const asksBalance = balanceAsked({ provider, balance: null }) !== null || form.values.balanceUrl.trim() !== '';
  const logIn = gateways.logIns[provider];
  const choose = (chosen: string): void => {
    const next = providerIn(chosen);
    if (next === 'custom') form.set({ provider: next });
    else {
      const { user, sender, secret, publicUrl, pricePerPart } = form.values;
      // What is left there is in another currency, maybe: its bounds go with the provider.
      const kept = { sender, secret, publicUrl, pricePerPart, user: gateways.logIns[next].user === null ? '' : user };
      form.set({ ...fieldsOf({ ...smsPresets[next], provider: next }, comma), ...kept });
    }
  };
  return (
    <form {...form.props}>
      <Stack sx={{ gap: 1.75, maxWidth: 720 }}>
        <FailureNote failure={form.failure} />
        <Pair>
          <ChoiceField
            {...form.field('provider', gateways.provider)}
            words={gateways.providers}
            onChange={({ target }) => choose(target.value)}
          />
          <TextField {...form.field('publicUrl', gateways.publicUrl, gateways.reportUrlHint)} />
        </Pair>
        <Pair>
          {logIn.user !== null && <TextField {...form.field('user', logIn.user)} autoComplete="off" />}
          <SecretField form={form} name="secret" label={logIn.secret} kept={secretSet} />
        </Pair>
        <Pair>
          <TextField {...form.field('sender', gateways.sender)} autoComplete="off" />
          <TextField {...form.field('pricePerPart', gateways.pricePerPart)} />
        </Pair>
        {asksBalance && (
          <Pair>
            <TextField {...form.field('balanceLow', balance.lowBound, balance.lowHint)} />
            <TextField {...form.field('balancePerPart', balance.perPart, balance.perPartHint)} />
          </Pair>
        )}
        <Pair>
          <PaceFields form={form} />
        </Pair>
        <SmsRequest key={provider} form={form} known={provider !== 'custom'} />
        <SaveRow busy={form.busy} />
      </Stack>
    </form>
  );
}
