import type { LocalDate } from '#contract/basics.ts';
import { daysBetween } from '#contract/deadline.ts';
import { dayTicks, ticks } from './scale.ts';
import type { Period } from './use-dashboard.ts';

export const HEIGHT = 298;
const LEFT = 52;
const RIGHT = 18;
const TOP = 14;
const LINE_BOTTOM = 182;
const BARS_TOP = 208;
const BARS_BOTTOM = 272;
const PIXELS_PER_DAY_LABEL = 72;

export type Point = readonly [x: number, y: number];

/** Where everything of the curve stands on a drawing of this width. Days are columns; a line goes through their ends. */
export function curveGeometry({ today, standing, detail }: Period, width: number) {
  const { days, pace } = detail;
  const first = days[0]?.day ?? today;
  const lastDay = days.at(-1)?.day ?? today;
  const last = standing.deadline > lastDay ? standing.deadline : lastDay;
  const columns = daysBetween(first, last) + 1;
  const column = Math.max(1, width - LEFT - RIGHT) / columns;
  const openTicks = ticks(Math.max(...days.map(({ open }) => open), 1), 4);
  const registeredTicks = ticks(Math.max(...days.map(({ registered }) => registered), 1), 3);
  const left = (day: LocalDate): number => LEFT + daysBetween(first, day) * column;
  const end = (day: LocalDate): number => left(day) + column;
  const scaled = (value: number, all: readonly number[], from: number, to: number): number =>
    from - (value / (all.at(-1) ?? 1)) * (from - to);
  const openY = (value: number): number => scaled(value, openTicks, LINE_BOTTOM, TOP);
  const registeredY = (value: number): number => scaled(value, registeredTicks, BARS_BOTTOM, BARS_TOP);
  const from: Point = [end(lastDay), openY(standing.open)];
  const ahead = standing.deadline > today;
  return {
    left: LEFT,
    right: width - RIGHT,
    line: { bottom: LINE_BOTTOM, top: TOP, ticks: openTicks, y: openY },
    bars: { bottom: BARS_BOTTOM, top: BARS_TOP, ticks: registeredTicks, y: registeredY, width: column * 0.72 },
    column,
    points: days.map(({ day, open }): Point => [end(day), openY(open)]),
    barAt: (day: LocalDate): number => left(day) + column * 0.14,
    deadlineX: standing.deadline >= first ? end(standing.deadline) : null,
    forecast:
      ahead && pace.openAtDeadline !== null
        ? [from, [end(standing.deadline), openY(pace.openAtDeadline)] as const]
        : null,
    needed: ahead && standing.open > 0 ? [from, [end(standing.deadline), openY(0)] as const] : null,
    dayLabels: dayTicks(first, last, Math.max(2, Math.floor((width - LEFT - RIGHT) / PIXELS_PER_DAY_LABEL))).map(
      (day) => ({
        day,
        x: left(day) + column / 2,
      }),
    ),
    /** The day under a point of the drawing, while it is one that has come. */
    dayAt: (x: number): number | null => {
      const at = Math.floor((x - LEFT) / column);
      return at >= 0 && at < days.length ? at : null;
    },
  };
}

export const path = (points: readonly Point[]): string =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
