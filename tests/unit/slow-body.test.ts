import Fastify from 'fastify';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endSlowBodies } from '../../api/slow-body.ts';

describe('a body that takes its time', () => {
  const app = Fastify({ logger: false, forceCloseConnections: true });
  beforeAll(async () => {
    // far more than a busy machine stands still, so that only what is tested ends a body
    endSlowBodies(app, { whole: 200, silent: 2000 });
    app.post('/words', async () => 'heard');
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    app.post('/file', { config: { takesFile: true } }, async ({ body }) => {
      let bytes = 0;
      for await (const chunk of body as AsyncIterable<Buffer>) bytes += chunk.length;
      return `kept ${bytes}`;
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => app.close());

  /** Sends `pieces` bytes, one every 50 ms, of a body of ten; what came back before the end. */
  const trickle = (path: string, type: string, pieces: number): Promise<string> =>
    new Promise((resolve) => {
      let said = '';
      let timer: NodeJS.Timeout | undefined;
      const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1', () => {
        socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 10\r\n\r\n`);
        // Not before the head: on a busy machine the line takes its time too.
        timer = setInterval(() => (pieces-- > 0 ? socket.write('a') : clearInterval(timer)), 50);
      });
      socket.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        socket.end();
      });
      socket
        .on('error', () => undefined)
        .once('close', () => {
          clearInterval(timer);
          resolve(said);
        });
    });

  it('may be a file that keeps coming, as long as it takes', async () => {
    expect(await trickle('/file', 'text/csv', 10)).toContain('kept 10');
  });

  it('is given up when nothing more comes', async () => {
    expect(await trickle('/file', 'text/csv', 3)).not.toContain('kept');
  });

  it('is given up after its time when it is no file', async () => {
    expect(await trickle('/words', 'application/json', 10)).not.toContain('heard');
  });
});
