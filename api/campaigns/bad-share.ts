import type { AudienceReason } from '#contract/campaigns.ts';
import { FEWEST_BAD, type SendingRules } from '#contract/sending-rules.ts';

/**
 * How many per cent of those meant have an address known to be bad. Many of them burn the name of the sender at the
 * mail servers, so a campaign over the limit does not start.
 */
export function badShare(
  willSend: number,
  countOf: (reason: AudienceReason) => number,
  { badShareLimit }: SendingRules,
): { share: number; tooMany: boolean } {
  const bad = countOf('invalid_address') + countOf('suppressed');
  const share = bad === 0 ? 0 : Math.round((bad * 100) / (bad + willSend));
  return { share, tooMany: badShareLimit !== null && bad >= FEWEST_BAD && share > badShareLimit };
}
