import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Endpoint } from '#contract/endpoint.ts';
import type { ErrorCode } from '#contract/errors.ts';

export type Answer = { status: number; body: unknown; headers: Headers };

/** What the API answered instead of what was asked for. */
export class Refused extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;

  constructor(status: number, error: { code: ErrorCode; message: string; details: Record<string, unknown> }) {
    super(`${status} ${error.code}: ${error.message}`);
    this.status = status;
    this.code = error.code;
    this.details = error.details;
  }
}

/** Talks to a door over real HTTP as one person does: keeps the cookie, sends JSON or a file. */
export class Client {
  readonly base: string;
  #cookies = new Map<string, string>();

  /** `before`: cookies to begin with, such as those of the same person at an earlier start of the program. */
  constructor(url: string, before: Client | Readonly<Record<string, string>> = {}) {
    this.base = new URL(url).origin;
    this.#cookies = new Map(before instanceof Client ? before.#cookies : Object.entries(before));
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const raw =
      body instanceof Uint8Array ||
      typeof body === 'string' ||
      (typeof body === 'object' && body !== null && 'pipe' in body);
    const response = await fetch(this.base + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.#cookies.size > 0 ? { cookie: this.cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': raw ? 'application/octet-stream' : 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body), duplex: 'half' as const }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').startsWith('application/json');
    return {
      status: response.status,
      body: json && text !== '' ? (JSON.parse(text) as unknown) : text,
      headers: response.headers,
    };
  }

  /** Calls an address of the contract; throws Refused with the code when the API says no. */
  async call<I extends z.ZodType, O extends z.ZodType>(
    endpoint: Endpoint<I, O>,
    input: z.input<I>,
    file?: Uint8Array | Readable,
  ): Promise<z.output<O>> {
    const rest = new Map(Object.entries(input as Record<string, unknown>).filter(([, value]) => value !== undefined));
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
      const value = String(rest.get(name));
      rest.delete(name);
      return encodeURIComponent(value);
    });
    const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE' || file !== undefined;
    const query = new URLSearchParams();
    if (inQuery)
      for (const [name, value] of rest)
        for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each));
    const body = inQuery ? file : Object.fromEntries(rest);
    const answer = await this.send(endpoint.method, query.size > 0 ? `${path}?${query}` : path, body);
    if (answer.status >= 400)
      throw new Refused(answer.status, (answer.body as { error: ConstructorParameters<typeof Refused>[1] }).error);
    return answer.status === 204 ? (undefined as z.output<O>) : endpoint.output.parse(answer.body);
  }

  /** Downloads what an address answers as bytes. */
  async download(path: string): Promise<{ status: number; bytes: Buffer; headers: Headers }> {
    const response = await fetch(this.base + path, { headers: { cookie: this.cookie } });
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers };
  }
}
