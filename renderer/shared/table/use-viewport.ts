import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { clampTop, ROW, rowsIn, scaleOf, scrollAt, type Sheet, topAt, topShowing } from './viewport.ts';

export const HEAD = 34;
const BLOCK = 500;

export type Viewport = {
  /** to be given to the element that scrolls */
  attach: (box: HTMLDivElement | null) => void;
  first: number;
  last: number;
  /** rows that fit on the screen */
  fits: number;
  /** The rows stand in blocks, and a block moves as one: a row is not drawn anew because the list scrolled. */
  block: { first: number; place: number };
  show: (row: number) => void;
  sheet: Sheet;
};

/** Follows the scrolling of a list of `total` rows and says which rows are seen. The row `kept`, if seen, stays so when room is lost. */
export function useViewport(total: number, kept: number): Viewport {
  const [box, attach] = useState<HTMLDivElement | null>(null);
  const [view, setView] = useState(0);
  const [at, setAt] = useState({ top: 0, scroll: 0 });
  // The scroll position set by ourselves, whose event must not round `top` to whole steps of the scroll bar.
  const expected = useRef(-1);
  const live = useRef({ total, view, kept, top: 0 });
  useLayoutEffect(() => {
    live.current = { total, view, kept, top: at.top };
  });

  const goTo = useCallback(
    (top: number) => {
      if (box === null) return;
      const clamped = clampTop(live.current, top);
      box.scrollTo({ top: scrollAt(live.current, clamped), behavior: 'instant' });
      expected.current = box.scrollTop;
      live.current.top = clamped;
      setAt({ top: clamped, scroll: box.scrollTop });
    },
    [box],
  );

  useLayoutEffect(() => {
    if (box === null) return undefined;
    const measure = (): void => {
      const { top, view: before, ...list } = live.current;
      const view = Math.max(0, box.clientHeight - HEAD);
      const seen = list.kept * ROW >= top && (list.kept + 1) * ROW <= top + before;
      live.current.view = view;
      setView(view);
      if (seen && view < before) goTo(topShowing({ ...list, view }, top, list.kept));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [box, goTo]);

  useEffect(() => {
    if (box === null) return undefined;
    const onScroll = (): void => {
      const scroll = box.scrollTop;
      if (Math.abs(scroll - expected.current) < 1) return;
      expected.current = -1;
      const top = topAt(live.current, scroll);
      live.current.top = top;
      setAt({ top, scroll });
    };
    // In a list longer than the scroll bar can tell, the wheel still moves by its own pixels.
    const onWheel = (event: WheelEvent): void => {
      if (scaleOf(live.current) === 1 || event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      goTo(live.current.top + event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? ROW : 1));
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    box.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      box.removeEventListener('scroll', onScroll);
      box.removeEventListener('wheel', onWheel);
    };
  }, [box, goTo]);

  const sheet = { total, view };
  const top = clampTop(sheet, at.top);
  const seen = rowsIn(sheet, top);
  const block = Math.floor(seen.first / BLOCK) * BLOCK;
  return {
    attach,
    ...seen,
    sheet,
    fits: Math.max(1, Math.floor(view / ROW)),
    block: { first: block, place: scaleOf(sheet) === 1 ? block * ROW : at.scroll + block * ROW - top },
    show: (row) => {
      const wanted = topShowing(sheet, live.current.top, row);
      if (wanted !== live.current.top) goTo(wanted);
    },
  };
}
