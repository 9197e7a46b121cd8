const KEY = 'kapocs.upgrade';

/** The ticket of the mailbox a registration is begun from, kept for this tab until its first step. */
export const keptUpgrade = {
  set: (ticket: string): void => sessionStorage.setItem(KEY, ticket),
  input: (): { upgrade?: string } => {
    const ticket = sessionStorage.getItem(KEY);
    return ticket === null ? {} : { upgrade: ticket };
  },
  forget: (): void => sessionStorage.removeItem(KEY),
};
