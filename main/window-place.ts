import type { Rectangle } from 'electron';
import type { Remembered } from './remembered.ts';

const USUAL = { width: 1280, height: 840 };
const SEEN = 120;

/** Where to put the window: where it was, unless that spot is no longer on any screen. */
export function placeFor(kept: Remembered['place'], workAreas: readonly Rectangle[]): Partial<Rectangle> {
  if (kept === null) return USUAL;
  const { maximized: _, ...spot } = kept;
  const seen = workAreas.some(
    (area) =>
      Math.min(area.x + area.width, spot.x + spot.width) - Math.max(area.x, spot.x) >= SEEN &&
      spot.y >= area.y &&
      spot.y + SEEN <= area.y + area.height,
  );
  return seen ? spot : { width: spot.width, height: spot.height };
}
