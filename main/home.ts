export type KeyProtection = 'keychain' | 'file' | 'server';

/** Where the screens come from: the API on this machine, or the office server. */
export type Home = {
  /** What guards the database key, as far as is known by now. */
  keyProtection: () => KeyProtection;
  /** Tries once more after a failure. */
  again: () => void;
  /** Starts with this backup in the place of the database. */
  restore: (backup: string) => void;
  /** The window could not load the screens, or they crashed. */
  pageFailed: () => void;
  stop: () => Promise<void>;
};
