import type { z } from 'zod';
import type { HttpSettings } from '#contract/gateways.ts';
import type { smsPresets } from '#contract/sms-presets.ts';
import { BalanceSettings } from '#contract/sms-balance.ts';
import { type SmsProvider, smsProviders } from '#contract/sms-providers.ts';
import { headersText } from './header-lines.ts';

export const providerIn = (typed: string): SmsProvider => smsProviders.find((each) => each === typed) ?? 'custom';

export const balanceBodies = ['none', 'form', 'json'] as const;

export type SmsFields = Record<keyof ReturnType<typeof fieldsOf>, string>;

export const fieldsOf = (settings: z.input<typeof HttpSettings> | null, comma: string) => ({
  provider: settings?.provider ?? 'custom',
  publicUrl: settings?.publicUrl ?? '',
  method: settings?.method ?? 'POST',
  url: settings?.url ?? '',
  headers: headersText(settings?.headers ?? []),
  bodyKind: settings?.bodyKind ?? 'json',
  body: settings?.body ?? '{"to":"{{to}}","text":"{{text}}"}',
  user: settings?.user ?? '',
  secret: '',
  sender: settings?.sender ?? '',
  successPattern: settings?.successPattern ?? '',
  referencePattern: settings?.referencePattern ?? '',
  timeoutSeconds: String(settings?.timeoutSeconds ?? 30),
  pricePerPart: String(settings?.pricePerPart ?? '').replace('.', comma),
  connections: String(settings?.connections ?? 2),
  perSecond: String(settings?.perSecond ?? ''),
  perHour: String(settings?.perHour ?? ''),
  balanceLow: String(settings?.balanceLow ?? '').replace('.', comma),
  balancePerPart: String(settings?.balancePerPart ?? '').replace('.', comma),
  ...balanceFields(settings?.provider === undefined || settings.provider === 'custom' ? settings?.balance : null),
});

const balanceFields = (asked: z.input<typeof BalanceSettings> | null | undefined) => ({
  balanceUrl: asked?.url ?? '',
  balanceMethod: asked?.method ?? 'GET',
  balanceBodyKind: asked?.bodyKind ?? 'none',
  balanceBody: asked?.body ?? '',
  balanceAmount: asked?.amountPattern ?? '',
  balanceUnitPattern: asked?.unitPattern ?? '',
  balanceUnit: asked?.unit ?? '',
});

/** How the balance is asked for, as typed; null where no address was. A known provider’s is not typed. */
export const balanceTyped = (typed: SmsFields, before: HttpSettings | null): z.input<typeof BalanceSettings> | null =>
  typed.balanceUrl.trim() === '' || providerIn(typed.provider) !== 'custom'
    ? null
    : {
        method: typed.balanceMethod === 'POST' ? 'POST' : 'GET',
        url: typed.balanceUrl.trim(),
        headers: before?.balance?.headers ?? [],
        bodyKind: balanceBodies.find((each) => each === typed.balanceBodyKind) ?? 'none',
        body: typed.balanceBody,
        amountPattern: typed.balanceAmount,
        unitPattern: typed.balanceUnitPattern,
        unit: typed.balanceUnit,
      };

/** What is wrong with it, by the field it was typed into. */
export function balanceFaults(typed: SmsFields, wrong: string): Partial<Record<keyof SmsFields, string>> {
  const asked = balanceTyped(typed, null);
  if (asked === null) return {};
  const parsed = BalanceSettings.safeParse(asked);
  return Object.fromEntries((parsed.error?.issues ?? []).map(({ path }) => [fieldOf[String(path[0])] ?? '', wrong]));
}

const fieldOf: Readonly<Record<string, keyof SmsFields>> = {
  url: 'balanceUrl',
  body: 'balanceBody',
  amountPattern: 'balanceAmount',
  unitPattern: 'balanceUnitPattern',
  unit: 'balanceUnit',
};

type Preset = (typeof smsPresets)[keyof typeof smsPresets];

export const unseen = ({ report = null, lookup = null, troublePattern = '', throttledPattern = '' }: Preset) => ({
  report,
  lookup,
  troublePattern,
  throttledPattern,
});

/** Forints as typed, with a comma or a point; null where empty; NaN when it is no amount. */
export const price = (typed: string): number | null =>
  typed.trim() === '' ? null : Number(typed.trim().replace(',', '.'));

/** Nothing, or an amount that can be one. */
export const isPrice = (value: number | null): boolean => value === null || (Number.isFinite(value) && value >= 0);
