import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { Endpoint, Limit, Method } from '#contract/endpoint.ts';
import { KapocsError } from '#contract/errors.ts';
import type { Context } from './context.ts';
import type { Call, FileAnswer, Route } from './route.ts';
import { unstorable } from './unstorable.ts';

/** How a door knows its callers. */
export type Entrance = {
  cookie: string;
  /** The context on behalf of the caller. Throws SIGN_IN_NEEDED or NOT_ALLOWED. */
  enter: (route: Route, token: string | null, authorization?: string) => Promise<Context>;
};

/** Gives the browser a session token to keep, or takes it back. */
export function handToken(
  request: FastifyRequest,
  reply: FastifyReply,
  { cookie, token }: { cookie: string; token: string | null },
): void {
  if (token === null) reply.clearCookie(cookie, { path: '/' });
  else
    reply.setCookie(cookie, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: request.protocol === 'https',
    });
}

const call = (request: FastifyRequest, reply: FastifyReply, cookie: string, wantsFile: boolean): Call => ({
  // an upload of no bytes at all has no body: it is an empty file
  body: request.body instanceof Readable ? request.body : wantsFile ? Readable.from([]) : null,
  address: request.ip,
  origin: `${request.protocol}://${request.headers.host ?? ''}`,
  afterwards: (work) => void reply.raw.once('finish', work),
  session: {
    token: request.cookies[cookie] ?? null,
    set: (token) => handToken(request, reply, { cookie, token }),
  },
});

/** What changes something is told in the body: nothing secret stands in an address. */
const inAddress = ({ method, body }: Endpoint): boolean => method === 'GET' || method === 'DELETE' || body === 'file';

const asked = (request: FastifyRequest, endpoint: Endpoint): Record<string, unknown> => ({
  ...(inAddress(endpoint) ? (request.query as object) : {}),
  ...(request.body instanceof Readable ? {} : (request.body as object | null)),
  ...(request.params as object),
});

function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  const plain = file.filename.replace(/[^\w.-]+/g, '_');
  const kind = file.inline ? 'inline' : 'attachment';
  return reply
    .header('content-type', file.type)
    .header(
      'content-disposition',
      `${kind}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
    )
    .send(file.stream);
}

/** Puts a route behind a door: right, parse, run, check the answer. Errors become codes in the door's handler. */
export function serve(app: FastifyInstance, route: Route, entrance: Entrance): void {
  if (route.endpoint.body !== 'file') {
    listen(app, route, entrance);
    return;
  }
  // A file may be called anything, JSON too: here nobody looks into it before its route does.
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, taken) => taken(null, payload));
    listen(scope, route, entrance);
    done();
  });
}

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const satisfies Method[];

/** Answers METHOD_NOT_ALLOWED where the address exists and the method does not, naming those that do. */
export function serveOtherMethods(app: FastifyInstance, endpoints: readonly Endpoint[]): void {
  const known = Map.groupBy(endpoints, ({ path }) => path);
  for (const [url, those] of known) {
    const allowed = verbs.filter((verb) => those.some(({ method }) => method === verb));
    app.route({
      method: verbs.filter((verb) => !allowed.includes(verb)),
      url,
      onRequest: async (_request, reply) => {
        reply.header('allow', allowed.join(', '));
        throw new KapocsError('METHOD_NOT_ALLOWED');
      },
      handler: async () => undefined,
    });
  }
}

/** Whoever has signed in, or bears a key, is counted alone, so that an office behind one address does not shut itself out. */
const limitOf = ({ endpoint }: Route, { max, seconds }: Limit, { cookie }: Entrance) => ({
  max,
  timeWindow: seconds * 1000,
  ...(endpoint.right === 'public' || endpoint.right === 'client'
    ? {}
    : {
        keyGenerator: ({ headers, cookies, ip }: FastifyRequest) => headers.authorization ?? cookies[cookie] ?? ip,
      }),
});

function listen(app: FastifyInstance, route: Route, entrance: Entrance): void {
  const { endpoint, handle } = route;
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    config: {
      takesFile: endpoint.body === 'file',
      ...(endpoint.limit ? { rateLimit: limitOf(route, endpoint.limit, entrance) } : {}),
    },
    handler: async (request, reply) => {
      const wantsFile = endpoint.body === 'file';
      const here = call(request, reply, entrance.cookie, wantsFile);
      const ctx = await entrance.enter(route, here.session.token, request.headers.authorization);
      if (here.body !== null && !wantsFile) throw new KapocsError('MEDIA_TYPE');
      const parsed = endpoint.input.safeParse(asked(request, endpoint));
      if (!parsed.success)
        throw new KapocsError('INPUT_INVALID', {
          fields: [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))],
        });
      const odd = unstorable(parsed.data as object);
      if (odd.length > 0) throw new KapocsError('INPUT_INVALID', { fields: odd });
      const answer = await handle(ctx, parsed.data as never, here);
      if (endpoint.answer === 'file') return sendFile(reply, answer as FileAnswer);
      if (answer === undefined) return reply.code(204).send();
      return reply.code(endpoint.status ?? 200).send(endpoint.output.parse(answer));
    },
  });
}
