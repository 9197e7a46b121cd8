/**
 * What a delivery report means for a message (sending.md §2.3). `sender`: the receiver objects to us, not to the
 * client; `arrived`, `passed_on`: a good report; `none`: still trying, or nothing to learn.
 */
export type BounceClass = 'hard' | 'soft' | 'sender' | 'arrived' | 'passed_on' | 'none';

export function classOf({ action, status }: { action: string; status: string | null }): BounceClass {
  switch (action) {
    case 'delivered':
      return 'arrived';
    case 'relayed':
    case 'expanded':
      return 'passed_on';
    case 'failed':
      return failed(status ?? '5.0.0');
    default:
      return 'none';
  }
}

function failed(status: string): BounceClass {
  // 5.1.7 and 5.1.8 say that the sender’s address is bad
  if (/^5\.(?:7\.|1\.[78]$)/.test(status)) return 'sender';
  if (status.startsWith('5.1.') || status === '5.4.4' || status === '5.2.1') return 'hard';
  return 'soft';
}

/** Seconds until a letter that came back "not now" for the first, second … time goes again (sending.md §2.3). */
const SOFT_WAITS = [900, 3600, 14_400, 43_200] as const;

/** null: it has come back often enough. */
export const softWait = (times: number): number | null => SOFT_WAITS[times - 1] ?? null;
