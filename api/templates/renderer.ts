import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { KapocsError } from '#contract/errors.ts';
import type { FieldValues } from '#contract/template-fields.ts';
import type { RenderAnswer, RenderRequest } from './render-messages.ts';
import type { Rendered, Wording } from './render-text.ts';

const FIRST_MS = 5000;
/** More than the engine's own limit takes at worst for subject and text, twice (some 0.4 s each): it ends a slow text, not we. */
const EACH_MS = 2000;
const MEMORY_MB = 192;

type Waiting = { resolve: (answer: RenderAnswer) => void; reject: (error: Error) => void; timer: NodeJS.Timeout };

let thread: Worker | null = null;
let asked = 0;
const waiting = new Map<number, Waiting>();

function end(error: Error): void {
  const gone = thread;
  thread = null;
  for (const { reject, timer } of waiting.values()) {
    clearTimeout(timer);
    reject(error);
  }
  waiting.clear();
  void gone?.terminate();
}

function running(): Worker {
  if (thread) return thread;
  const file = new URL(`./render-thread${extname(import.meta.filename)}`, import.meta.url);
  const made = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  made.on('message', (answer: RenderAnswer) => {
    const found = waiting.get(answer.id);
    waiting.delete(answer.id);
    clearTimeout(found?.timer);
    found?.resolve(answer);
  });
  made.on('error', (error: Error) => end(new KapocsError('TEMPLATE_TOO_SLOW', {}, error)));
  made.unref();
  thread = made;
  return made;
}

function ask(wording: Wording, recipients: readonly FieldValues[]): Promise<RenderAnswer> {
  asked += 1;
  const request: RenderRequest = { id: asked, wording, recipients };
  return new Promise((resolve, reject) => {
    const patience = FIRST_MS + recipients.length * EACH_MS;
    const timer = setTimeout(() => end(new KapocsError('TEMPLATE_TOO_SLOW')), patience);
    waiting.set(request.id, { resolve, reject, timer });
    running().postMessage(request);
  });
}

/** Renders one text for many, in a thread that is ended when it takes too long. Throws TEMPLATE_FAULT, TEMPLATE_TOO_SLOW. */
export async function render(wording: Wording, recipients: readonly FieldValues[]): Promise<Rendered[]> {
  const { fault, rendered } = await ask(wording, recipients);
  if (fault !== null) throw new KapocsError('TEMPLATE_FAULT', { fault });
  return rendered;
}

/** The fields a text names that do not exist. Throws TEMPLATE_FAULT when it cannot be parsed. */
export async function unknownFields(wording: Wording): Promise<string[]> {
  const { fault, unknown } = await ask(wording, []);
  if (fault !== null) throw new KapocsError('TEMPLATE_FAULT', { fault });
  return unknown;
}
