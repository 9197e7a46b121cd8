import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KapocsError } from '#contract/errors.ts';

const NONCE_PLACE = '__CSP_NONCE__';

/** desktop.md §2: nothing but our own files; styles need the nonce of the page at hand. */
export const contentSecurityPolicy = (nonce: string | null): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce === null ? '' : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

export type Pages = {
  /** folder of the built bundle */
  folder: string;
  /** where the pages live, `/` or `/portal/` */
  prefix: string;
};

/** Serves a bundle of screens: hashed files for a year, the page itself with a fresh nonce, for every screen address. */
export async function servePages(app: FastifyInstance, { folder, prefix }: Pages): Promise<void> {
  const file = join(folder, 'index.html');
  if (!existsSync(file)) return;
  const page = readFileSync(file, 'utf8');
  const sendPage = (reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE_PLACE, nonce));
  };
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: `${prefix}assets/`,
    immutable: true,
    maxAge: '1y',
    cacheControl: true,
  });
  app.get(prefix, async (_request, reply) => sendPage(reply));
  app.get(`${prefix}*`, async (request, reply) => {
    // An unknown address of the API is not a screen.
    if (/^(?:\/portal)?\/api(?:[/?]|$)/.test(request.url)) throw new KapocsError('NOT_FOUND');
    return sendPage(reply);
  });
}
