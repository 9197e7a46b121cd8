import { parentPort } from 'node:worker_threads';
import { composeMail } from './compose-mail.ts';
import type { ComposeAnswer, Composed, ComposeRequest, Letter } from './compose-messages.ts';

/* Encoding and signing thousands of letters is half the work of sending them: it must not stand in the way of screens. */
const port = parentPort;
if (!port) throw new Error('compose-thread runs as a worker thread only');

port.on('message', async ({ id, settings, letters }: ComposeRequest) => {
  const compose = async ({ message, dkim }: Letter): Promise<Composed> => {
    try {
      return { mime: await composeMail(message, { settings, dkim }) };
    } catch (error) {
      return { fault: error instanceof Error ? error.name : 'unknown' };
    }
  };
  port.postMessage({ id, composed: await Promise.all(letters.map(compose)) } satisfies ComposeAnswer);
});
