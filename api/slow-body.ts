import type { FastifyInstance } from 'fastify';

export type Patience = {
  /** milliseconds a body may take that is no file */
  whole: number;
  /** milliseconds without a single byte after which any body is given up */
  silent: number;
};

const usual: Patience = { whole: 120_000, silent: 60_000 };

/**
 * Hangs up on whoever begins a body and does not go on with it. A file may take as long as its line needs while it
 * keeps coming: 200 MB over a slow office line take more than a quarter of an hour.
 */
export function endSlowBodies(app: FastifyInstance, { whole, silent }: Patience = usual): void {
  app.addHook('onRequest', async (request) => {
    const { raw } = request;
    if (raw.complete) return;
    const end = Date.now() + (request.routeOptions.config.takesFile ? Number.POSITIVE_INFINITY : whole);
    let seen = raw.socket.bytesRead;
    let since = Date.now();
    const look = (): void => {
      const { bytesRead } = raw.socket;
      if (raw.complete || raw.destroyed) return stop();
      // A body our own side has not read on is not the caller's fault.
      if (bytesRead !== seen || raw.readableLength > 0) since = Date.now();
      seen = bytesRead;
      if (Date.now() - since > silent || Date.now() > end) raw.destroy();
    };
    const timer = setInterval(look, Math.min(whole, silent) / 4).unref();
    const stop = (): void => clearInterval(timer);
    raw.once('close', stop);
  });
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** the body is a file of any size, read by the route itself */
    takesFile?: boolean;
  }
}
