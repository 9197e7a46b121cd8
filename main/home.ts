export type KeyProtection = 'keychain' | 'file' | 'server';

/** Where the screens come from: the API on this machine, or the office server. */
export type Home = {
  /** What guards the database key, as far as is known by now. */
  keyProtection: () => KeyProtection;
  /** Tries once more after a failure. */
  again: () => void;
  /** Where the backups are, if here. */
  backups: string | null;
  /** The window could not load the screens, or they crashed. */
  pageFailed: () => void;
  stop: () => Promise<void>;
};
