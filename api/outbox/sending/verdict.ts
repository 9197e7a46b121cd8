import type { AccountStatus } from '#contract/account-status.ts';
import type { CampaignState } from '#contract/campaigns.ts';
import type { Lane, MessageReason, MessageState } from '#contract/outbox.ts';

/** What is asked again at the last moment, in the transaction that hands the message over (sending.md §1.5). */
export type LastFacts = {
  lane: Lane;
  campaignState: CampaignState | null;
  /** null: the message belongs to no account; `gone`: its account is no more */
  account: AccountStatus | 'gone' | null;
  /** the client’s data may only be kept at present */
  restricted: boolean;
  addressChanged: boolean;
  /** the list that goes along tells of somebody it must not any more */
  outdated: boolean;
  /** meant for one renewal period, and the account is in another by now */
  outsideCohort: boolean;
  suppressed: boolean;
  /** the holder has had as many reminders as the rules allow */
  capped: boolean;
  open: boolean;
};

export type Withheld = { state: MessageState; reason: MessageReason | null };

const hold: Withheld = { state: 'queued', reason: null };

/** `go`, or where the message goes instead. Codes a person waits for are exempt. */
export function verdict(facts: LastFacts): 'go' | Withheld {
  if (facts.lane !== 'bulk') return 'go';
  if (facts.campaignState === 'cancelled') return { state: 'cancelled', reason: 'campaign_cancelled' };
  // Another with a list of its own takes its place.
  if (facts.outdated) return { state: 'cancelled', reason: 'superseded' };
  switch (facts.account) {
    case 'registered_in_time':
    case 'registered_late':
      return { state: 'cancelled', reason: 'registered' };
    case 'not_required':
    case 'closed':
      return { state: 'skipped', reason: 'not_required' };
    case 'gone':
      return { state: 'skipped', reason: 'erased' };
    case null:
    case 'not_started':
    case 'in_progress':
    case 'blocked':
      break;
    default:
      facts.account satisfies never;
  }
  if (facts.restricted) return { state: 'skipped', reason: 'paused_account' };
  if (facts.outsideCohort) return { state: 'skipped', reason: 'outside_cohort' };
  if (facts.suppressed) return { state: 'skipped', reason: 'suppressed' };
  if (facts.campaignState !== null && facts.campaignState !== 'running') return hold;
  // Planned anew, the text is rendered for the address as it is now.
  if (facts.addressChanged && facts.campaignState !== null) return { state: 'planned', reason: null };
  if (!facts.open) return hold;
  return facts.capped ? { state: 'skipped', reason: 'capped' } : 'go';
}
