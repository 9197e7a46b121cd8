import type { Endpoint } from '#contract/endpoint.ts';

export type Wire = { url: string; query: Record<string, unknown>; body: Record<string, unknown> | undefined };

/** Splits the values of a call into address, query and body, the way the API joins them again. */
export function requestOf(endpoint: Pick<Endpoint, 'method' | 'path' | 'body'>, input: object): Wire {
  const rest: Record<string, unknown> = { ...input };
  const url = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError(`${endpoint.path} wants ${name}`);
    return encodeURIComponent(value);
  });
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.body === 'file';
  return inQuery ? { url, query: rest, body: undefined } : { url, query: {}, body: rest };
}

/** The address of a file the browser or the desktop shell fetches by itself. */
export function addressOf(endpoint: Pick<Endpoint, 'method' | 'path' | 'body'>, input: object): string {
  const { url, query } = requestOf(endpoint, input);
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of [value].flat())
      if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') search.append(name, `${one}`);
  return search.size > 0 ? `${url}?${search.toString()}` : url;
}
