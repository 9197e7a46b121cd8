import { parentPort } from 'node:worker_threads';
import type { RenderAnswer, RenderRequest } from './render-messages.ts';
import { faultOf, renderText } from './render-text.ts';

/* Texts people wrote run here: the engine’s limits are cooperative, the end of a thread is not. */
const port = parentPort;
if (!port) throw new Error('render-thread runs as a worker thread only');

port.on('message', ({ id, wording, recipients }: RenderRequest) => {
  const { fault, unknown } = faultOf(wording);
  const rendered = fault === null ? recipients.map((values) => renderText(wording, values)) : [];
  port.postMessage({ id, fault, unknown, rendered } satisfies RenderAnswer);
});
