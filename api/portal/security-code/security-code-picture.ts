import { randomBytes, randomInt } from 'node:crypto';
import { greyPng } from './grey-png.ts';

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

/** Twice the size it is shown in, for sharp screens. */
const WIDTH = 440;
const HEIGHT = 144;
/** Pixels of one unit of the field, across and down. */
const UNIT = [10, 13.5] as const;
const PITCH = 64;
const PEN = 3.4;

const between = (low: number, high: number): number => low + (randomInt(1_000_000) / 1_000_000) * (high - low);

const points = (stroke: string): Point[] =>
  stroke.split(' ').map((pair) => {
    const [x = 0, y = 0] = pair.split(',').map(Number);
    return [x, y];
  });

type Line = readonly Point[];

/** Turned, leant and stretched a little, and every corner moved: no sign looks the same twice. */
function placed(sign: string, at: number): Line[] {
  const [angle, lean] = [between(-0.25, 0.25), between(-0.15, 0.15)];
  const [wide, high] = [between(0.9, 1.2), between(0.85, 1.15)];
  const [left, top] = [62 + at * PITCH + between(-5, 5), HEIGHT / 2 + between(-12, 12)];
  const moved = ([x, y]: Point): Point => {
    const down = (y - 3 + between(-0.2, 0.2)) * UNIT[1] * high;
    const across = (x - 2 + between(-0.2, 0.2)) * UNIT[0] * wide + lean * down;
    return [
      left + across * Math.cos(angle) - down * Math.sin(angle),
      top + across * Math.sin(angle) + down * Math.cos(angle),
    ];
  };
  return (strokes[sign] ?? []).map((stroke) => points(stroke).map(moved));
}

const wander = (): Line => {
  const y = (): number => between(20, HEIGHT - 20);
  return [0, 1, 2, 3, 4].map((step): Point => [(step * WIDTH) / 4, y()]);
};

/** Straight lines become waves: the same for the whole picture, another for each. */
function waves(): (point: Point) => Point {
  const [tall, wide] = [between(4, 7), between(3, 6)];
  const [long, high] = [between(70, 120), between(40, 80)];
  const [from, to] = [between(0, 6.3), between(0, 6.3)];
  return ([x, y]) => [x + wide * Math.sin(y / high + from), y + tall * Math.sin(x / long + to)];
}

/** As many points between two corners as a wave needs. */
const dense = (line: Line): Point[] =>
  line.flatMap(([x, y], at) => {
    const [nextX, nextY] = line[at + 1] ?? [x, y];
    return Array.from({ length: 8 }, (_, n): Point => [x + ((nextX - x) * n) / 8, y + ((nextY - y) * n) / 8]);
  });

const distance = ([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number => {
  const [dx, dy] = [bx - ax, by - ay];
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
  const at = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - at * dx, y - ay - at * dy);
};

/** Draws a line with a round pen; `ink` 0 is black, 255 rubs out. */
function draw(pixels: Uint8Array, line: readonly Point[], { pen, ink }: { pen: number; ink: number }): void {
  for (const [at, from] of line.entries()) {
    const to = line[at + 1] ?? from;
    const reach = pen + 1;
    const [left, right] = [Math.min(from[0], to[0]) - reach, Math.max(from[0], to[0]) + reach];
    const [top, bottom] = [Math.min(from[1], to[1]) - reach, Math.max(from[1], to[1]) + reach];
    for (let y = Math.max(0, Math.floor(top)); y <= Math.min(HEIGHT - 1, bottom); y += 1)
      for (let x = Math.max(0, Math.floor(left)); x <= Math.min(WIDTH - 1, right); x += 1) {
        const cover = Math.min(1, Math.max(0, pen + 0.5 - distance([x, y], from, to)));
        const place = y * WIDTH + x;
        const was = pixels[place] ?? 255;
        pixels[place] = Math.round(was + (ink - was) * cover);
      }
  }
}

/**
 * The text as dots, not as lines a program could read back (portal.md K15): waved, crossed by strokes
 * and scratches, on a speckled ground. A PNG file.
 */
export function pictureOf(text: string): Buffer {
  const pixels = Uint8Array.from(randomBytes(WIDTH * HEIGHT), (byte) => (byte < 40 ? 190 + byte : 250));
  const wave = waves();
  const drawn = (line: Line, how: { pen: number; ink: number }): void => draw(pixels, dense(line).map(wave), how);
  for (const [at, sign] of Array.from(text).entries())
    for (const line of placed(sign, at)) drawn(line, { pen: PEN + between(-0.6, 0.6), ink: 20 + randomInt(40) });
  for (let n = 0; n < 2; n += 1) drawn(wander(), { pen: 1.3 + between(0, 0.8), ink: 20 + randomInt(50) });
  for (let n = 0; n < 2; n += 1) drawn(wander(), { pen: 1.2, ink: 240 });
  return greyPng(pixels, WIDTH);
}
