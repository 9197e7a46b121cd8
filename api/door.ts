import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { KapocsError, errors } from '#contract/errors.ts';
import { JSON_TYPE, answerNonsense, asFailure, bodyOf, refuseRaw } from './failure.ts';
import type { Log } from './log.ts';
import type { Meter } from './metrics/meter.ts';
import { contentSecurityPolicy } from './pages.ts';
import { endSlowBodies } from './slow-body.ts';
import type { TlsFiles } from './tls-files.ts';

export type DoorSettings = {
  /** what it is called in the figures */
  name: 'staff' | 'client';
  log: Log;
  meter: Meter;
  /** Names and addresses this door answers to, without port: anything else is a rebinding attempt. */
  hosts: readonly string[];
  /** whose word on the caller's address and scheme is taken */
  proxies: readonly string[];
  /** null: plain HTTP */
  tls: TlsFiles | null;
};

const JSON_LIMIT = 1024 * 1024;
/** The longest a request may take to arrive; an upload that has stalled ends long before (slow-body.ts). */
const ARRIVAL_MS = 3_600_000;
const loopback = ['127.0.0.1', 'localhost', '[::1]'] as const;

const unread = (): never => {
  throw new Error('a schema outside the contract');
};

const withoutPort = (host: string): string => host.toLowerCase().replace(/:\d+$/, '');

/** A page of ours, by the Origin the browser tells; `null` and what is no address are somebody else's. */
const isOurs = (origin: string, host: string): boolean => URL.canParse(origin) && new URL(origin).host === host;

/** The part both doors share: Host and Origin checks, headers, limits, cookies, JSON, errors as codes. */
export async function openDoor(settings: DoorSettings): Promise<FastifyInstance> {
  const { name, log, meter, hosts, proxies, tls } = settings;
  const app = Fastify({
    bodyLimit: JSON_LIMIT,
    logger: false,
    requestTimeout: ARRIVAL_MS,
    trustProxy: proxies.length === 0 ? false : [...proxies],
    routerOptions: { maxParamLength: 200 },
    // What goes in and out is checked by zod (serve.ts): Fastify's own compilers, a hundred modules, stay unread.
    schemaController: { compilersFactory: { buildValidator: () => unread, buildSerializer: () => unread } },
    forceCloseConnections: true,
    clientErrorHandler: answerNonsense,
    // Addresses that cannot be decoded never reach the hooks below.
    frameworkErrors: (error, _request, reply) => refuseRaw(error, reply.raw),
    ...(tls === null
      ? {}
      : {
          serverFactory: (answer: (request: IncomingMessage, response: ServerResponse) => void) =>
            createServer({ ...tls, requestTimeout: ARRIVAL_MS }, answer),
        }),
  });
  const allowed = new Set<string>([...loopback, ...hosts]);

  app.addHook('onRequest', async (request, reply) => {
    const host = request.headers.host ?? '';
    if (!allowed.has(withoutPort(host))) throw new KapocsError('HOST_REFUSED');
    const { origin } = request.headers;
    if (origin !== undefined && request.method !== 'GET' && !isOurs(origin, host.toLowerCase()))
      throw new KapocsError('ORIGIN_REFUSED');
    reply.headers({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(null),
    });
  });

  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const of = { door: name, method, route: routeOptions.url ?? 'unknown', status: reply.statusCode };
    meter.request(of, reply.elapsedTime / 1000);
  });
  endSlowBodies(app);
  await app.register(cookie);
  await app.register(rateLimit, {
    global: false,
    keyGenerator: (request) => request.ip,
    errorResponseBuilder: () => new KapocsError('TOO_MANY_REQUESTS'),
  });

  // A file comes as whatever type the browser thinks it is; its route reads the stream.
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

  app.setNotFoundHandler(async () => {
    throw new KapocsError('NOT_FOUND');
  });
  app.setErrorHandler((error: FastifyError | KapocsError, request, reply) => {
    const failure = asFailure(error);
    const status = errors[failure.code][0];
    const place = request.routeOptions.url ?? 'unknown address';
    // Whoever hung up in the middle of an upload gets no answer and broke nothing.
    if (request.raw.readableAborted) log.info({ method: request.method, place }, 'the caller hung up');
    else if (status >= 500) log.error({ err: error, method: request.method, place }, failure.code);
    else log.info({ code: failure.code, method: request.method, place }, 'refused');
    return reply.code(status).type(JSON_TYPE).send(bodyOf(failure));
  });
  return app;
}
