import { parentPort } from 'node:worker_threads';
import { composeMail, type MailSettings } from './compose-mail.ts';
import type { ComposeAnswer, Composed, ComposeRequest, Letter } from './compose-messages.ts';

/* Encoding and signing thousands of letters is half the work of sending them: it must not stand in the way of screens. */
const port = parentPort;
if (!port) throw new Error('compose-thread runs as a worker thread only');

async function composed({ message, dkim }: Letter, settings: MailSettings): Promise<Composed> {
  try {
    return { mime: await composeMail(message, { settings, dkim }) };
  } catch (error) {
    return { fault: error instanceof Error ? error.name : 'unknown' };
  }
}

port.on('message', ({ id, settings, letters }: ComposeRequest) => {
  void Promise.all(letters.map((letter) => composed(letter, settings))).then((all) =>
    port.postMessage({ id, composed: all } satisfies ComposeAnswer),
  );
});
