import type { Instant, LocalDate } from '#contract/basics.ts';

/** What decides a client's place among those nobody was promised to. */
export type Place = { deadline: LocalDate; weight: number; attempts: number; createdAt: Instant; id: number };

const MOST_PREMIUM = 999_999_999;

/** More contracts first, then the higher annual premium (whole forints), as one number. */
export const weightOf = ({ contracts, premium }: { contracts: number; premium: number }): number =>
  contracts * (MOST_PREMIUM + 1) + Math.min(Math.max(premium, 0), MOST_PREMIUM);

const order = <T>(left: T, right: T): number => (left < right ? -1 : left > right ? 1 : 0);

/**
 * Who is called first: fewest days to the deadline, most at stake, fewest attempts, longest waiting. The index
 * `call_task_queue` holds the same order.
 */
export const inOrder = (left: Place, right: Place): number =>
  order(left.deadline, right.deadline) ||
  order(right.weight, left.weight) ||
  order(left.attempts, right.attempts) ||
  order(left.createdAt, right.createdAt) ||
  order(left.id, right.id);
