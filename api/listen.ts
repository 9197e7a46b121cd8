import type { FastifyInstance } from 'fastify';
import { KapocsError } from '#contract/errors.ts';

/** Doors open on this machine only; a team's server stands behind a proxy that speaks TLS. */
export const HOST = '127.0.0.1';
const TRIES = 20;

/** Opens a door at the wanted port or the next free one; 0 takes any. Says which. Throws PORT_REFUSED. */
export async function listenOn(app: FastifyInstance, wanted: number): Promise<number> {
  const tries =
    wanted === 0 ? [0] : Array.from({ length: TRIES }, (_, step) => wanted + step).filter((port) => port < 65536);
  for (const port of tries) {
    try {
      const address = await app.listen({ host: HOST, port });
      return Number(new URL(address).port);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== 'EADDRINUSE') throw new KapocsError('PORT_REFUSED', { port: wanted }, error);
    }
  }
  throw new KapocsError('PORT_REFUSED', { port: wanted });
}
