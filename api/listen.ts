import type { FastifyInstance } from 'fastify';
import { KapocsError } from '#contract/errors.ts';

const TRIES = 20;

/** Where a door stands; where others know it by its port (`fixed`), it takes no other one. */
export type Place = { host: string; port: number; fixed: boolean };

/** Opens a door at the wanted port or the next free one; 0 takes any. Says which. Throws PORT_REFUSED. */
export async function listenOn(app: FastifyInstance, { host, port: wanted, fixed }: Place): Promise<number> {
  const tries = Array.from({ length: wanted === 0 || fixed ? 1 : TRIES }, (_, step) => wanted + step).filter(
    (port) => port < 65536,
  );
  for (const port of tries) {
    try {
      const address = await app.listen({ host, port });
      return Number(new URL(address).port);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== 'EADDRINUSE' || fixed) throw new KapocsError('PORT_REFUSED', { port: wanted }, error);
    }
  }
  throw new KapocsError('PORT_REFUSED', { port: wanted });
}
