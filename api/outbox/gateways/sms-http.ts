import type { AxiosResponse } from 'axios';
import { Agent as HttpsAgent } from 'node:https';
import type { HttpSettings } from '#contract/gateways.ts';
import { fillRequest } from '../fill-request.ts';
import type { Gateway, Outcome, Outgoing, Gate } from './gateway.ts';
import { fromAnswer, withoutAnswer } from './http-outcome.ts';

const MOST_ANSWER = 100_000;

/** Any provider that takes an SMS as one HTTP request; enough for Kannel’s sendsms. */
export function openSmsHttp(settings: HttpSettings, secret: string | null): Gateway {
  // No reuse of connections: one that the other side just closed would put a message in doubt for nothing.
  const closed = new AbortController();
  const httpsAgent = new HttpsAgent({ minVersion: 'TLSv1.2' });

  async function hand(message: Outgoing, gate: Gate): Promise<Outcome> {
    // Imported by name `node:http` brings fetch and WebSocket along: time that a start without SMS need not spend.
    const { Agent: HttpAgent } = await import('node:http');
    const { default: axios, isAxiosError } = await import('axios');
    // Committed before the first byte of the request: from then on an answer that does not come is a doubt.
    if (!(await gate(null))) return { kind: 'withheld' };
    const { url, headers, body } = fillRequest(message, settings, secret);
    try {
      const response: AxiosResponse<string> = await axios.request({
        method: settings.method,
        url,
        headers,
        ...(body === null ? {} : { data: body }),
        httpAgent: new HttpAgent(),
        httpsAgent,
        signal: closed.signal,
        timeout: settings.timeoutSeconds * 1000,
        maxRedirects: 0,
        proxy: false,
        maxContentLength: MOST_ANSWER,
        responseType: 'text',
        transformResponse: (text: unknown) => text,
        validateStatus: () => true,
      });
      const retryAfter: unknown = response.headers['retry-after'];
      return fromAnswer(
        {
          status: response.status,
          retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined,
          body: response.data,
        },
        settings,
      );
    } catch (error) {
      // An answer came, only longer than anybody reads: like any other cut-off answer it says nothing.
      return withoutAnswer(isAxiosError(error) ? (error.code ?? '') : '');
    }
  }

  return { connections: settings.connections, hand, close: () => Promise.resolve(closed.abort()) };
}
