import { useSyncExternalStore } from 'react';
import type { z } from 'zod';

export type Store<T> = { get: () => T; set: (value: T) => void; subscribe: (listener: () => void) => () => void };

/** One value many components follow. */
export function newStore<T>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(value, next)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** A store this browser remembers; what does not fit the shape any more is forgotten. No personal data goes here. */
export function newRememberedStore<T>(name: string, shape: z.ZodType<T>, first: T): Store<T> {
  const key = `kapocs.${name}`;
  const store = newStore(recall(key, shape) ?? first);
  return {
    ...store,
    set: (value) => {
      store.set(value);
      localStorage.setItem(key, JSON.stringify(value));
    },
  };
}

function recall<T>(key: string, shape: z.ZodType<T>): T | undefined {
  try {
    return shape.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get);
