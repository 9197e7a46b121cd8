import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Hint, Topic } from '#contract/live.ts';
import type { Actor, Hints } from './context.ts';

export type Feed = Hints & {
  /** Keeps a screen informed until it goes away or its session ends, which is asked at every heartbeat. */
  attach: (response: ServerResponse, actor: Actor, signedIn: () => Promise<boolean>) => void;
  /** Hints that came from another server of the team. */
  relay: (hints: readonly Hint[]) => void;
  close: () => void;
};

const HEARTBEAT_MS = 20_000;
/** More ids than this say nothing more than "look again". */
const MOST_IDS = 200;
/** What a screen read before its line was there may have changed since: it is told what it can have missed. */
const RECENT_MS = 5_000;

const forActor = (hint: Hint, actor: Actor): Hint => {
  // A broker must not learn identifiers of clients that are not its own, not even that they exist.
  const silent = actor.role === 'broker' || hint.ids.length > MOST_IDS;
  return silent ? { topic: hint.topic, ids: [] } : hint;
};

/** Hints to open screens. `spread` carries them to the other servers of a team where there are any. */
export function openFeed(spread: (hints: readonly Hint[]) => Promise<void>): Feed {
  const hub = new EventEmitter().setMaxListeners(0);
  const responses = new Set<ServerResponse>();
  const lastTold = new Map<Topic, number>();
  const relay = (hints: readonly Hint[]): void => {
    for (const hint of hints) {
      lastTold.set(hint.topic, performance.now());
      hub.emit('hint', hint);
    }
  };
  return {
    relay,
    publish: async (hints) => {
      relay(hints);
      await spread(hints);
    },
    attach: (response, actor, signedIn) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write('retry: 2000\n\n');
      const send = (hint: Hint): void => void response.write(`data: ${JSON.stringify(forActor(hint, actor))}\n\n`);
      for (const [topic, at] of lastTold) if (performance.now() - at < RECENT_MS) send({ topic, ids: [] });
      const ask = async (): Promise<void> => {
        // A database that cannot be asked just now ends nobody's session.
        if (await signedIn().catch(() => true)) response.write(': still here\n\n');
        else response.end();
      };
      const beat = setInterval(() => void ask(), HEARTBEAT_MS);
      hub.on('hint', send);
      responses.add(response);
      response.once('close', () => {
        clearInterval(beat);
        hub.off('hint', send);
        responses.delete(response);
      });
    },
    close: () => {
      for (const response of responses) response.end();
    },
  };
}
