import type { IntermediaryStanding } from '#contract/dashboard.ts';

export const firmColumns = ['name', 'mustRegister', 'registered', 'share', 'open', 'overdue', 'lastContactAt'] as const;
export type FirmColumn = (typeof firmColumns)[number];
export type FirmOrder = { by: FirmColumn; descending: boolean };

export const shareOf = ({ registered, mustRegister }: IntermediaryStanding): number =>
  mustRegister === 0 ? 0 : registered / mustRegister;

const values: Record<Exclude<FirmColumn, 'name'>, (firm: IntermediaryStanding) => number | string> = {
  mustRegister: (firm) => firm.mustRegister,
  registered: (firm) => firm.registered,
  share: shareOf,
  open: (firm) => firm.open,
  overdue: (firm) => firm.overdue,
  lastContactAt: (firm) => firm.lastContactAt ?? '',
};

/** `firms` come in the order of names, in which equals stay; who has no name is last, whichever way names run. */
export function sortFirms(
  firms: readonly IntermediaryStanding[],
  { by, descending }: FirmOrder,
): readonly IntermediaryStanding[] {
  if (by === 'name') {
    const named = firms.filter(({ name }) => name !== null);
    return [...(descending ? named.toReversed() : named), ...firms.filter(({ name }) => name === null)];
  }
  const value = values[by];
  const sign = descending ? -1 : 1;
  return firms.toSorted((one, other) => {
    const [left, right] = [value(one), value(other)];
    return left === right ? 0 : left < right ? -sign : sign;
  });
}
