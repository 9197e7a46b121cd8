const digitsOf = (text: string): number[] => Array.from(text, Number);

const weighted = (text: string, weights: readonly number[]): number =>
  digitsOf(text).reduce((sum, digit, at) => sum + digit * (weights[at % weights.length] ?? 0), 0);

/** Adószám `12345678-1-42`, or its first eight digits alone; the eighth checks the seven before it. */
export function isTaxNumber(text: string): boolean {
  const [, core] = /^(?:HU)?(\d{8})(?:[- ]?[1-5][- ]?\d{2})?$/.exec(text) ?? [];
  return core !== undefined && weighted(core, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0;
}

/** Adóazonosító jel of a person: ten digits, the first 8; a birth date can be read from it. */
export function isPersonalTaxId(text: string): boolean {
  if (!/^8\d{9}$/.test(text)) return false;
  return weighted(text.slice(0, 9), [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 === Number(text[9]);
}

/** TAJ, the health insurance number: nine digits, the last checks the rest. */
export function isHealthId(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  return /^\d{9}$/.test(digits) && weighted(digits.slice(0, 8), [3, 7]) % 10 === Number(digits[8]);
}

const giroBlock = (block: string): boolean => weighted(block, [9, 7, 3, 1]) % 10 === 0;

/** A Hungarian bank account, GIRO 8-8 or 8-8-8: the bank and the account part are checked each by 9731. */
function isGiro(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  if (!/^(?:\d{16}|\d{24})$/.test(digits)) return false;
  return giroBlock(digits.slice(0, 8)) && giroBlock(digits.slice(8));
}

/** Remainder by 97 of the number moved and spelled as ISO 13616 says. */
function isIban(text: string): boolean {
  const plain = text.replace(/[ -]/g, '').toUpperCase();
  if (!/^HU\d{26}$/.test(plain)) return false;
  const spelled = `${plain.slice(4)}1730${plain.slice(2, 4)}`;
  return BigInt(spelled) % 97n === 1n;
}

export const isBankAccount = (text: string): boolean => isGiro(text) || isIban(text);
