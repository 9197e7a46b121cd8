const SOON_DAYS = 7;

/** The colour of a countdown: nothing is urgent once everybody has registered. */
export function urgency({ daysLeft, open }: { daysLeft: number; open: number }): string {
  if (open === 0) return 'text.secondary';
  if (daysLeft < 0) return 'error.main';
  return daysLeft <= SOON_DAYS ? 'warning.main' : 'text.primary';
}
