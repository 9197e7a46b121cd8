import { z } from 'zod';
import { errors } from '#contract/errors.ts';
import type { Endpoint } from '#contract/endpoint.ts';
import { version } from './version.ts';

type Schema = {
  type?: string;
  properties?: Record<string, unknown>;
  required?: string[];
  oneOf?: Schema[];
  anyOf?: Schema[];
};

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Schema =>
  z.toJSONSchema(type, { io, unrepresentable: 'any', target: 'openapi-3.0' }) as Schema;

const inPath = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');

/** What goes in may be one of several shapes; each is an object. */
const shapesOf = (input: Schema): Schema[] => input.oneOf ?? input.anyOf ?? [input];

function parameters(endpoint: Endpoint, input: Schema): unknown[] {
  const path = inPath(endpoint.path);
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.body === 'file';
  const [shape = {}] = shapesOf(input);
  return Object.entries(shape.properties ?? {}).flatMap(([name, schema]) => {
    if (path.includes(name)) return [{ name, in: 'path', required: true, schema }];
    return inQuery ? [{ name, in: 'query', required: shape.required?.includes(name) ?? false, schema }] : [];
  });
}

function bodyOf(shape: Schema, path: readonly string[]): Schema | null {
  const properties = Object.entries(shape.properties ?? {}).filter(([name]) => !path.includes(name));
  if (properties.length === 0) return null;
  const required = (shape.required ?? []).filter((name) => !path.includes(name));
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
  };
}

function requestBody(endpoint: Endpoint, input: Schema): object {
  if (endpoint.body === 'file')
    return { requestBody: { content: { '*/*': { schema: { type: 'string', format: 'binary' } } } } };
  if (endpoint.method === 'GET' || endpoint.method === 'DELETE') return {};
  const path = inPath(endpoint.path);
  const [first, ...others] = shapesOf(input).flatMap((shape) => bodyOf(shape, path) ?? []);
  if (!first) return {};
  const schema = others.length === 0 ? first : { oneOf: [first, ...others] };
  return { requestBody: { content: { 'application/json': { schema } } } };
}

function answer(endpoint: Endpoint): object {
  const type = { json: 'application/json', file: 'application/octet-stream', events: 'text/event-stream' }[
    endpoint.answer ?? 'json'
  ];
  return { description: 'as promised', content: { [type]: { schema: schemaOf(endpoint.output, 'output') } } };
}

const failure = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'details'],
      properties: {
        code: { type: 'string', enum: Object.keys(errors) },
        message: { type: 'string' },
        details: { type: 'object' },
      },
    },
  },
};

type ClientDoor = { toClients: readonly Endpoint[]; at: string | null };

/** The whole contract of both doors as an OpenAPI 3.0 document; the client door has a server address of its own. */
export function openApi(endpoints: readonly Endpoint[], { toClients, at }: ClientDoor): object {
  const paths: Record<string, Record<string, unknown>> = {};
  const clientServer = at === null ? {} : { servers: [{ url: new URL(at).origin, description: 'the client door' }] };
  for (const endpoint of [...endpoints, ...toClients]) {
    const client = toClients.includes(endpoint);
    const input = schemaOf(endpoint.input, 'input');
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [endpoint.method.toLowerCase()]: {
        summary: endpoint.summary,
        tags: [client ? 'client door' : 'staff door'],
        ...(client ? clientServer : {}),
        description: `Right: ${endpoint.right}.`,
        parameters: parameters(endpoint, input),
        ...requestBody(endpoint, input),
        responses: {
          [endpoint.status ?? 200]: answer(endpoint),
          default: {
            description: 'refused',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
          },
        },
      },
    };
  }
  return {
    openapi: '3.0.3',
    info: {
      title: 'Kapocs',
      version,
      description: 'Every address, generated from the definitions that check both sides.',
    },
    components: { schemas: { Failure: failure } },
    paths,
  };
}

const text = (value: string): string =>
  value.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/** The same for reading: a plain page without script. */
export function docsPage(title: string, endpoints: readonly Endpoint[]): string {
  const section = (endpoint: Endpoint): string => `
    <section>
      <h2><code>${endpoint.method}</code> <code>${text(endpoint.path)}</code></h2>
      <p>${text(endpoint.summary)}</p>
      <p>Right: <code>${endpoint.right}</code>${endpoint.limit ? ` · at most ${endpoint.limit.max} calls in ${endpoint.limit.seconds} s` : ''}</p>
      <details><summary>In and out</summary>
        <pre>${text(JSON.stringify({ in: schemaOf(endpoint.input, 'input'), out: schemaOf(endpoint.output, 'output') }, null, 2))}</pre>
      </details>
    </section>`;
  const codes = Object.entries(errors).map(
    ([code, [status, message]]) => `<tr><td>${code}</td><td>${status}</td><td>${text(message)}</td></tr>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${text(title)}</title></head><body>
    <h1>${text(title)}</h1>${endpoints.map(section).join('')}
    <section><h2>Error codes</h2><table><thead><tr><th>Code</th><th>Status</th><th>Meaning</th></tr></thead><tbody>${codes.join('')}</tbody></table></section>
    </body></html>`;
}
