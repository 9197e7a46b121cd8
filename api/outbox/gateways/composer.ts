import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { composeMail, senderOf, type MailSettings } from './compose-mail.ts';
import type { ComposeAnswer, Composed, ComposeRequest } from './compose-messages.ts';
import type { Outgoing } from './gateway.ts';

/** Fewer letters are composed at once and here: they are not worth waking a thread, let alone starting one. */
const FEW = 4;

export type Composer = {
  /** The bytes of a message, as text. */
  one: (message: Outgoing) => Promise<string>;
  many: (messages: readonly Outgoing[]) => Promise<string>[];
  close: () => void;
};

/** Makes letters of messages, many of them in a thread of its own. */
export function openComposer(settings: MailSettings): Composer {
  type Waiting = { resolve: (composed: readonly Composed[]) => void; reject: (error: Error) => void };
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let asked = 0;

  function end(error: Error): void {
    const gone = thread;
    thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    void gone?.terminate();
  }

  function running(): Worker {
    if (thread) return thread;
    const made = new Worker(new URL(`./compose-thread${extname(import.meta.filename)}`, import.meta.url));
    made.on('message', ({ id, composed }: ComposeAnswer) => {
      waiting.get(id)?.resolve(composed);
      waiting.delete(id);
    });
    made.on('error', end);
    made.unref();
    thread = made;
    return made;
  }

  const letterOf = ({ dkimOf, ...message }: Outgoing) => ({
    message,
    dkim: dkimOf(senderOf(message, settings).address),
  });

  function ask(messages: readonly Outgoing[]): Promise<readonly Composed[]> {
    asked += 1;
    const request: ComposeRequest = { id: asked, settings, letters: messages.map(letterOf) };
    return new Promise((resolve, reject) => {
      waiting.set(request.id, { resolve, reject });
      running().postMessage(request);
    });
  }

  function one(outgoing: Outgoing): Promise<string> {
    const { message, dkim } = letterOf(outgoing);
    return composeMail(message, { settings, dkim });
  }

  return {
    one,
    many: (messages) => {
      if (messages.length < FEW) return messages.map(one);
      const answer = ask(messages);
      return messages.map(async (_, at) => {
        const composed = (await answer)[at];
        if (composed !== undefined && 'mime' in composed) return composed.mime;
        throw new Error(`a letter could not be composed: ${composed?.fault ?? 'no answer'}`);
      });
    },
    close: () => end(new Error('the gateway was closed')),
  };
}
