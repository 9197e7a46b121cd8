import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

const AGAIN_MS = 1000;
const JUST_NOW_MS = 15_000;
const BEGUN = 'kapocs-begun-anew';

const answers = (): Promise<boolean> =>
  fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Waits until the program answers, then the window begins anew: it never asks twice for code that once did not come. */
async function beginAnew(): Promise<never> {
  while (!(await answers())) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  sessionStorage.setItem(BEGUN, String(Date.now()));
  location.reload();
  return new Promise<never>(() => undefined);
}

/** Fetches a piece of the program. When it does not come, the program may be starting again: once it answers, so does this. */
export async function fetchPiece<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (failure) {
    if (Date.now() - Number(sessionStorage.getItem(BEGUN)) < JUST_NOW_MS) throw failure;
    return beginAnew();
  }
}

/** A component whose code is fetched when it is first drawn. */
export const piece = <Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> =>
  lazy(async () => ({ default: await fetchPiece(load) }));
