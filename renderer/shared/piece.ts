import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

const AGAIN_MS = 1000;
const TRIES = 30;

/** Fetches a piece of the program; while nothing answers – it may be starting again – it is asked for again. */
export async function fetchPiece<T>(load: () => Promise<T>, tries = TRIES): Promise<T> {
  try {
    return await load();
  } catch (failure) {
    if (tries <= 1) throw failure;
  }
  await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  return fetchPiece(load, tries - 1);
}

/** A component whose code is fetched when it is first drawn. */
export const piece = <Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> =>
  lazy(async () => ({ default: await fetchPiece(load) }));
