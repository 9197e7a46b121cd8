const codes = new Set(['SQLITE_BUSY', '40001', '40P01', '53300']);

/** The database was too busy, or two transactions stood in each other's way: the same may go well in a moment. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'KnexTimeoutError' || ('code' in error && typeof error.code === 'string' && codes.has(error.code)));
