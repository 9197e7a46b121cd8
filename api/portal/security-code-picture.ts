import { randomInt } from 'node:crypto';

type Point = readonly [x: number, y: number];

/** Capital letters and digits as strokes on a field 4 wide and 6 high; none that looks like another. */
const strokes: Readonly<Record<string, readonly string[]>> = {
  A: ['0,6 2,0 4,6', '1,4 3,4'],
  C: ['4,1 3,0 1,0 0,1 0,5 1,6 3,6 4,5'],
  E: ['4,0 0,0 0,6 4,6', '0,3 3,3'],
  F: ['4,0 0,0 0,6', '0,3 3,3'],
  H: ['0,0 0,6', '4,0 4,6', '0,3 4,3'],
  J: ['1,0 4,0', '3,0 3,5 2,6 1,6 0,5'],
  K: ['0,0 0,6', '4,0 0,3 4,6'],
  L: ['0,0 0,6 4,6'],
  M: ['0,6 0,0 2,3 4,0 4,6'],
  N: ['0,6 0,0 4,6 4,0'],
  P: ['0,6 0,0 3,0 4,1 4,2 3,3 0,3'],
  R: ['0,6 0,0 3,0 4,1 4,2 3,3 0,3', '2,3 4,6'],
  T: ['0,0 4,0', '2,0 2,6'],
  U: ['0,0 0,5 1,6 3,6 4,5 4,0'],
  W: ['0,0 1,6 2,3 3,6 4,0'],
  X: ['0,0 4,6', '4,0 0,6'],
  Y: ['0,0 2,3 4,0', '2,3 2,6'],
  '3': ['0,0 4,0 2,2 4,4 3,6 1,6 0,5'],
  '4': ['3,6 3,0 0,4 4,4'],
  '7': ['0,0 4,0 1,6', '1,3 4,3'],
  '9': ['4,2 3,3 1,3 0,2 0,1 1,0 3,0 4,1 4,4 3,6 1,6'],
};

export const pictureAlphabet = Object.keys(strokes).join('');

const WIDTH = 220;
const HEIGHT = 72;
/** Pixels of one unit of the field, across and down. */
const UNIT = [5.2, 6.6] as const;

const between = (low: number, high: number): number => low + (randomInt(1_000_000) / 1_000_000) * (high - low);

const points = (stroke: string): Point[] =>
  stroke.split(' ').map((pair) => {
    const [x = 0, y = 0] = pair.split(',').map(Number);
    return [x, y];
  });

/** Turned, stretched and shifted a little, and every corner moved: no two pictures share a line. */
function placed(sign: string, at: number): string[] {
  const angle = between(-0.3, 0.3);
  const [wide, high] = [between(0.85, 1.1), between(0.85, 1.15)];
  const [left, top] = [16 + at * 33 + between(-2, 2), HEIGHT / 2 + between(-5, 5)];
  const place = ([x, y]: Point): string => {
    const [dx, dy] = [(x - 2 + between(-0.18, 0.18)) * UNIT[0] * wide, (y - 3 + between(-0.18, 0.18)) * UNIT[1] * high];
    const across = left + 10 + dx * Math.cos(angle) - dy * Math.sin(angle);
    const down = top + dx * Math.sin(angle) + dy * Math.cos(angle);
    return `${across.toFixed(1)} ${down.toFixed(1)}`;
  };
  return (strokes[sign] ?? []).map((stroke) => `M${points(stroke).map(place).join('L')}`);
}

const noise = (): string => {
  const y = (): string => between(6, HEIGHT - 6).toFixed(1);
  return `M0 ${y()}C70 ${y()} 150 ${y()} ${WIDTH} ${y()}`;
};

const shuffled = (parts: readonly string[]): string[] =>
  parts
    .map((part) => [randomInt(1_000_000), part] as const)
    .toSorted(([one], [other]) => one - other)
    .map(([, part]) => part);

/** An SVG of the text as one path of strokes in mixed order: the signs stand nowhere as text. */
export function pictureOf(text: string): string {
  const signs = Array.from(text).flatMap((sign, at) => placed(sign, at));
  const path = shuffled([...signs, noise()]).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">` +
    `<rect width="100%" height="100%" fill="#fff"/>` +
    `<path d="${path}" fill="none" stroke="#222" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>` +
    `<path d="${noise()}${noise()}" fill="none" stroke="#777" stroke-width="1.5"/></svg>`
  );
}
