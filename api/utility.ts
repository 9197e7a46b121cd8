import { join } from 'node:path';
import { toApi, type FromApi } from '#contract/desktop.ts';
import { KapocsError, refusalLine } from '#contract/errors.ts';
import { keepRunning, type Kept } from './keep-running.ts';

type Port = {
  postMessage: (message: FromApi) => void;
  on: (event: 'message', hear: (e: { data: unknown }) => void) => void;
};
const { parentPort: port } = process as unknown as { parentPort: Port };
let kept: Kept | null = null;

/** The API as Electron's utility process: configuration in, `ready` or `refused` out. */
port.on('message', ({ data }) => {
  const message = toApi.parse(data);
  if (message.kind === 'shutdown') {
    void (kept ? kept.close() : Promise.resolve()).finally(() => process.exit(0));
    return;
  }
  // A new start that fails ends the process: the shell starts it once more and hears why it cannot.
  keepRunning({ ...message.config, bundles: join(import.meta.dirname, '..') }, () => process.exit(1)).then(
    (started) => {
      kept = started;
      const now = started.now();
      port.postMessage({ kind: 'ready', port: now.port, url: now.url, portalUrl: now.portalUrl, notes: now.notes });
    },
    (error: unknown) => {
      const failure = error instanceof KapocsError ? error : new KapocsError('INTERNAL', {}, error);
      port.postMessage({
        kind: 'refused',
        code: failure.code,
        details: failure.details,
        message: refusalLine(failure),
      });
      // The shell answers a refusal with a shutdown; leaving at once could lose the message on its way.
      setTimeout(() => process.exit(2), 1_000);
    },
  );
});
