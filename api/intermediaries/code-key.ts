/**
 * What two codes are compared by: `K0001` and `k0001` are the same firm. Only letters without accents are folded, as
 * both databases do it too (migration 0013).
 */
export const codeKey = (code: string): string => code.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
