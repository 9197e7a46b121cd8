/** Where a test may have the power fail (sending.md §4.4). */
export type CrashPoint =
  | 'enqueue'
  | 'queued'
  | 'leased'
  | 'body'
  | 'in_flight'
  | 'accepted'
  | 'settled'
  | 'letter_file'
  | 'letter'
  | 'letter_made';

/** Ends the process at once, as a power cut would, where `KAPOCS_CRASH_AT` names this point; otherwise nothing. */
export function crashPoint(point: CrashPoint): void {
  if (process.env['KAPOCS_CRASH_AT'] === point) process.kill(process.pid, 'SIGKILL');
}
