const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const busy = new Set(['SQLITE_BUSY', '40001', '40P01', '53300']);

/** The database was too busy, or two transactions stood in each other's way: the same may go well in a moment. */
export const isBusy = (error: unknown): boolean =>
  busy.has(codeOf(error)) || (error instanceof Error && error.name === 'KnexTimeoutError');

const crossed = new Set(['40001', '40P01']);

/** Two transactions stood in each other's way and the database undid this one: begun anew it goes well. */
export const isCrossed = (error: unknown): boolean => crossed.has(codeOf(error));

const duplicate = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505']);

/** Another row has the value that may stand once. */
export const isDuplicate = (error: unknown): boolean => duplicate.has(codeOf(error));

const full = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT', '53100']);

/** No room is left on the disk, here or at the database server. */
export const isFull = (error: unknown): boolean => full.has(codeOf(error));

/** The rights of the file or its folder do not let SQLite work. */
export const isLockedAway = (error: unknown): boolean => /^SQLITE_(?:READONLY|CANTOPEN|PERM)/.test(codeOf(error));

const away = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
]);

const hungUp = /(?:Connection terminated(?: unexpectedly| due to connection timeout)?|is not queryable)$/;

/** The database server is down, starting, or hung up on us; the driver’s own hang-up has words and no code. */
export const isAway = (error: unknown): boolean =>
  away.has(codeOf(error)) || (error instanceof Error && hungUp.test(error.message));

/** It may go well at the next try with nothing else done: what runs by itself waits instead of giving up. */
export const isPassing = (error: unknown): boolean => isBusy(error) || isAway(error) || isFull(error);
