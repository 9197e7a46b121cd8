const channel = (hex: string): number => {
  const share = Number.parseInt(hex, 16) / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const luminance = (colour: string): number =>
  0.2126 * channel(colour.slice(1, 3)) + 0.7152 * channel(colour.slice(3, 5)) + 0.0722 * channel(colour.slice(5, 7));

/** WCAG contrast of two colours `#rrggbb`, 1–21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The ink wanted where it can be read on the ground (4.5 : 1), else black or white, whichever is clearer. */
export function readableInk(ground: string, wanted: string): string {
  if (contrast(ground, wanted) >= 4.5) return wanted;
  return contrast(ground, '#000000') > contrast(ground, '#ffffff') ? '#000000' : '#ffffff';
}
