/** The languages of screens, files and messages; Hungarian is the measure. */
export const languages = ['hu', 'en'] as const;
export type Language = (typeof languages)[number];
