/** GSM 03.38 default alphabet without the escape sign; of the Hungarian accented letters only é É ö Ö ü Ü are in it. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** Its extension table: each is sent as an escape and a second septet. */
const extension = new Set('\f^{}\\[~]|€');

export const isBasic = (character: string): boolean => basic.has(character);
export const isExtension = (character: string): boolean => extension.has(character);
export const isGsm = (text: string): boolean => {
  for (const character of text) if (!isBasic(character) && !isExtension(character)) return false;
  return true;
};
