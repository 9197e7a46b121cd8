/** What the command line of the double said; filled by launch.ts before the program is loaded. */
export const host = {
  appFolder: '',
  resources: '',
  packaged: false,
  executable: '',
  userDataDir: undefined as string | undefined,
  /** Chromium switches, those of the command line first. */
  switches: [] as string[],
  manifest: { name: '', productName: '', version: '', main: '' },
};

/** Event with a way to refuse, as Electron hands to listeners. */
export function refusable<T extends object>(data: T): T & { defaultPrevented: boolean; preventDefault: () => void } {
  const event = {
    ...data,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
}
