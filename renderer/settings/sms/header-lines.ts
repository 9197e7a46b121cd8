import type { HttpSettings } from '#contract/gateways.ts';

type Headers = HttpSettings['headers'];

export const headersText = (headers: Headers): string =>
  headers.map(({ name, value }) => `${name}: ${value}`).join('\n');

/** One header a line, `Name: value`; null when a line is none. */
export function headersIn(text: string): Headers | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const headers = lines.flatMap((line) => {
    const [, name, value] = /^([\w-]{1,80}):\s*(\S.*)$/.exec(line) ?? [];
    return name && value ? [{ name, value }] : [];
  });
  return headers.length === lines.length ? headers : null;
}
