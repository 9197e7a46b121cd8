import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Hint, live, type Topic } from '#contract/live.ts';
import { refresh } from './query.ts';
import { newStore } from './store.ts';

/** `connecting` at first, `lost` when the line broke; the browser keeps trying. */
export type Connection = 'connecting' | 'live' | 'lost';

/** Hints come in bursts while a list is taken in: screens are read again at most this often. */
const GATHER_MS = 400;

export const connection = newStore<Connection>('connecting');

const listeners = new Set<(hint: Hint) => void>();

/** Hears each hint as it comes; for the few screens that want the ids. Returns the way to stop. */
export function onHint(listener: (hint: Hint) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Keeps one line to the API open while signed in, and reads again what a hint or a break has made stale. */
export function useLive(signedIn: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!signedIn) return;
    const stale = new Set<Topic>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const gather = (topic: Topic): void => {
      stale.add(topic);
      timer ??= setTimeout(() => {
        timer = undefined;
        const topics = [...stale];
        stale.clear();
        void refresh(client, topics);
      }, GATHER_MS);
    };
    const source = new EventSource(live.feed.path);
    source.addEventListener('open', () => {
      // Hints of the time in between are lost, the data is not.
      if (connection.get() === 'lost') void client.invalidateQueries();
      connection.set('live');
    });
    source.addEventListener('error', () => connection.set('lost'));
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const hint = Hint.safeParse(JSON.parse(data));
      if (!hint.success) return;
      gather(hint.data.topic);
      for (const listener of listeners) listener(hint.data);
    });
    return () => {
      clearTimeout(timer);
      source.close();
      connection.set('connecting');
    };
  }, [client, signedIn]);
}
