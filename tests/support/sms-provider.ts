import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { gateways } from '#contract/gateways.ts';
import type { Input } from '#contract/endpoint.ts';

type SmsGateway = Extract<Input<typeof gateways.set>, { kind: 'http' }>['settings'];

export type SmsProvider = {
  url: string;
  received: { to: string; text: string; reference: string }[];
  /** how often each reference was accepted */
  accepted: () => Map<string, number>;
  /** how the program has to call it */
  settings: (connections?: number) => SmsGateway;
  close: () => Promise<void>;
};

/** A provider of SMS over HTTP that takes everything: `POST {to, text, reference}` → `OK:<number>`, said when `slowly` lets it. */
export async function openSmsProvider(slowly = (say: () => void): void => say()): Promise<SmsProvider> {
  const received: SmsProvider['received'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      received.push(JSON.parse(body) as SmsProvider['received'][number]);
      const answer = `OK:${received.length}`;
      slowly(() => void response.end(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`;
  return {
    url,
    received,
    accepted: () => {
      const counts = new Map<string, number>();
      for (const { reference } of received) counts.set(reference, (counts.get(reference) ?? 0) + 1);
      return counts;
    },
    settings: (connections = 1) => ({
      method: 'POST',
      url,
      bodyKind: 'json',
      body: '{"to":"{{to}}","text":"{{text}}","reference":"{{reference}}"}',
      successPattern: '^OK',
      referencePattern: '^OK:(\\d+)',
      connections,
    }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
