import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Hint, live, type Topic } from '#contract/live.ts';
import { session } from '#contract/session.ts';
import { call } from './api-client.ts';
import { inHand } from './client-in-hand.ts';
import { refresh } from './query.ts';
import { newStore } from './store.ts';

/** `connecting` at first, `lost` when the line broke; the browser keeps trying. */
export type Connection = 'connecting' | 'live' | 'lost';

/** Hints come in bursts while a list is taken in: screens are read again at most this often. */
const GATHER_MS = 400;
/** What other agents do with their clients changes every second on a large desk, and nothing on this screen at once. */
const ELSEWHERE_MS = 5_000;
const REOPEN_MS = 3_000;

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
  useEffect(() => (signedIn ? follow(client) : undefined), [client, signedIn]);
}

function follow(client: QueryClient): () => void {
  const stale = new Set<Topic>();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource;

  let elsewhere: ReturnType<typeof setTimeout> | undefined;
  const gather = (topic: Topic): void => {
    stale.add(topic);
    gathering ??= setTimeout(() => {
      gathering = undefined;
      const topics = [...stale];
      stale.clear();
      void refresh(client, topics);
    }, GATHER_MS);
  };
  const isElsewhere = ({ topic, ids }: Hint): boolean =>
    topic === 'calls' && ids.length > 0 && !ids.includes(inHand.get()?.id ?? 0);
  const gatherLater = (topic: Topic): void => {
    elsewhere ??= setTimeout(() => {
      elsewhere = undefined;
      gather(topic);
    }, ELSEWHERE_MS);
  };
  const hear = ({ data }: MessageEvent<string>): void => {
    const hint = Hint.safeParse(JSON.parse(data));
    if (!hint.success) return;
    (isElsewhere(hint.data) ? gatherLater : gather)(hint.data.topic);
    for (const listener of listeners) listener(hint.data);
  };
  const open = (): void => {
    source = new EventSource(live.feed.path);
    source.addEventListener('message', hear);
    source.addEventListener('open', () => {
      // Hints of the time in between are lost, the data is not.
      if (connection.get() === 'lost') void client.invalidateQueries();
      connection.set('live');
    });
    source.addEventListener('error', () => {
      connection.set('lost');
      // A refusal closes the line for good: the session may have ended, which a call finds out.
      if (source.readyState === EventSource.CLOSED) reopening = setTimeout(() => void reopen(), REOPEN_MS);
    });
  };
  let wanted = true;
  const reopen = async (): Promise<void> => {
    await call(session.whoAmI, {}).catch(() => undefined);
    if (wanted) open();
  };
  open();
  return () => {
    wanted = false;
    clearTimeout(gathering);
    clearTimeout(elsewhere);
    clearTimeout(reopening);
    source.close();
    connection.set('connecting');
  };
}
