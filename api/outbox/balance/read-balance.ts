import type { GatewayTrouble } from '#contract/outbox.ts';
import type { BalanceSettings } from '#contract/sms-balance.ts';

export type Told = { amount: number; unit: string } | { trouble: GatewayTrouble };

/** What patterns look at; a balance is a short answer. */
const READ = 2000;
const LONGEST_UNIT = 12;

/** `155500`, `12.5`, `1 234,50`, `1,234.50`; null for what is no amount. A lone comma is a decimal one. */
export function amountIn(text: string): number | null {
  const tight = text.replace(/[\s\u00a0\u202f']/g, '');
  const last = Math.max(tight.lastIndexOf(','), tight.lastIndexOf('.'));
  const mixed = tight.includes(',') && tight.includes('.');
  const plain = mixed
    ? tight.slice(0, last).replace(/[.,]/g, '') + '.' + tight.slice(last + 1)
    : tight.replace(',', '.');
  return /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(plain) ? Number(plain) : null;
}

const firstGroup = (pattern: string, text: string): string | undefined =>
  pattern === '' ? undefined : new RegExp(pattern, 'u').exec(text)?.[1];

/** What an answer says is left; whatever else stands in it is not kept. */
export function balanceIn(
  { status, body }: { status: number; body: string },
  asked: BalanceSettings,
  troublePattern: string,
): Told {
  const start = body.slice(0, READ);
  if (status === 401 || status === 403) return { trouble: 'auth_failed' };
  if (status === 429) return { trouble: 'throttled' };
  if (troublePattern !== '' && new RegExp(troublePattern, 'u').test(start)) return { trouble: 'auth_failed' };
  const amount = status === 200 ? amountIn(firstGroup(asked.amountPattern, start) ?? '') : null;
  if (amount === null) return { trouble: 'answer_not_understood' };
  const unit = (firstGroup(asked.unitPattern, start) ?? asked.unit).trim();
  return { amount, unit: unit.replace(/[^\p{L}\p{Sc} .-]/gu, '').slice(0, LONGEST_UNIT) };
}
