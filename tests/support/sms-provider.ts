import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type SmsProvider = {
  url: string;
  received: { to: string; text: string; reference: string }[];
  close: () => Promise<void>;
};

/** A provider of SMS over HTTP that takes everything: `POST {to, text, reference}` → `OK:<number>`. */
export async function openSmsProvider(): Promise<SmsProvider> {
  const received: SmsProvider['received'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      received.push(JSON.parse(body) as SmsProvider['received'][number]);
      response.end(`OK:${received.length}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
