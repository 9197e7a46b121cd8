import { z } from 'zod';
import { Instant, LineOrNothing } from './basics.ts';
import { gatewayTroubles } from './outbox.ts';
import { AnswerPattern, RequestHeaders, RequestUrl } from './sms-request.ts';

/** An address of its own, or a path on the server that takes the messages. */
const BalanceUrl = z.union([
  RequestUrl,
  z
    .string()
    .max(2000)
    .regex(/^\/[^/\s]\S*$/),
]);

/** How a provider is asked what is left of what was paid in, and how its answer reads. */
export const BalanceSettings = z.object({
  method: z.enum(['GET', 'POST']).default('GET'),
  url: BalanceUrl,
  /** beside those of the request that hands over a message */
  headers: RequestHeaders,
  bodyKind: z.enum(['none', 'form', 'json']).default('none'),
  body: z.string().max(2000).default(''),
  /** its first group is the amount */
  amountPattern: AnswerPattern.min(1),
  /** its first group is the currency or unit; empty: `unit` */
  unitPattern: AnswerPattern.default(''),
  /** the unit where the answer does not say it: `HUF`, `EUR`, `credits` */
  unit: LineOrNothing(12),
});
export type BalanceSettings = z.output<typeof BalanceSettings>;

/** What a provider said of what is left. */
export const Balance = z.object({
  /** null: never told yet */
  amount: z.number().nullable(),
  /** a currency (`HUF`), `credits`, or the provider’s own word */
  unit: z.string(),
  /** when it was told */
  at: Instant.nullable(),
  /** why the last question had no answer; null: it had one, or was never asked */
  trouble: z.enum(gatewayTroubles).nullable(),
  /** less than the set bound */
  low: z.boolean(),
});
export type Balance = z.output<typeof Balance>;
