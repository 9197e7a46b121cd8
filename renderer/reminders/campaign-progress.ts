import type { Campaign } from '#contract/campaigns.ts';
import type { MessageState } from '#contract/outbox.ts';

const open: readonly MessageState[] = ['planned', 'queued', 'leased', 'in_flight', 'held'];
const gone: readonly MessageState[] = ['sent', 'delivered', 'simulated'];
const bad: readonly MessageState[] = ['failed', 'bounced', 'unknown'];

export type CampaignProgress = {
  /** messages that were to go at all: not those skipped at the start */
  total: number;
  /** settled one way or another */
  done: number;
  left: number;
  sent: number;
  trouble: number;
  /** can be tried again: also what was refused because of the sender */
  failed: number;
};

const sum = (counts: Campaign['counts'], states: readonly MessageState[]): number =>
  states.reduce((total, state) => total + (counts[state] ?? 0), 0);

/** How far a campaign has come. */
export function progressOf({
  counts,
  total,
  reasons,
}: Pick<Campaign, 'counts' | 'total' | 'reasons'>): CampaignProgress {
  const meant = total - (counts.skipped ?? 0);
  const left = sum(counts, open);
  const refused = reasons.find(({ state, reason }) => state === 'bounced' && reason === 'sender_refused');
  return {
    total: meant,
    done: meant - left,
    left,
    sent: sum(counts, gone),
    trouble: sum(counts, bad),
    failed: (counts.failed ?? 0) + (refused?.count ?? 0),
  };
}
