const KEY = 'kapocs.registration';

/** The bearer of the registration under way, kept for this tab only, so that a reload goes on. */
export const keptRegistration = {
  get: (): string | null => sessionStorage.getItem(KEY),
  set: (id: string): void => sessionStorage.setItem(KEY, id),
  forget: (): void => sessionStorage.removeItem(KEY),
};
