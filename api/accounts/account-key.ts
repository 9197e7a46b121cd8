/** What accounts are matched by beside the insurer: capitals, no blanks, no dashes; leading zeros stay. */
export const accountKey = (accountNumber: string): string => accountNumber.replace(/[\s\p{Pd}]/gu, '').toUpperCase();
