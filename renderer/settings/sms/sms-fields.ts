import type { z } from 'zod';
import type { HttpSettings } from '#contract/gateways.ts';
import type { smsPresets } from '#contract/sms-presets.ts';
import { type SmsProvider, smsProviders } from '#contract/sms-providers.ts';
import { headersText } from './header-lines.ts';

export const providerIn = (typed: string): SmsProvider => smsProviders.find((each) => each === typed) ?? 'custom';

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
});

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
