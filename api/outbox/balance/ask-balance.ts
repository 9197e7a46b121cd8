import { Agent as HttpsAgent } from 'node:https';
import type { HttpSettings } from '#contract/gateways.ts';
import type { BalanceSettings } from '#contract/sms-balance.ts';
import { fillBalance } from '../fill-request.ts';
import { neverConnected } from '../never-connected.ts';
import { tlsFailed } from '../tls-failure.ts';
import { balanceIn, type Told } from './read-balance.ts';

/** Somebody looks at the screen meanwhile. */
const MOST_SECONDS = 15;
const MOST_ANSWER = 20_000;

function troubleOf(code: string): Told {
  if (code === 'ERR_CANCELED' || code === 'ETIMEDOUT' || code === 'ECONNABORTED') return { trouble: 'timeout' };
  if (code === 'ERR_BAD_RESPONSE') return { trouble: 'answer_not_understood' };
  return { trouble: neverConnected(code) ?? (tlsFailed(code) ? 'tls_failed' : 'no_connection') };
}

/** One question to the provider; never throws, and keeps neither the address nor the answer. */
export async function askBalance(settings: HttpSettings, secret: string | null, asked: BalanceSettings): Promise<Told> {
  const { default: axios, isAxiosError } = await import('axios');
  const request = fillBalance(settings, secret, asked);
  if (request === null) return { trouble: 'host_unknown' };
  try {
    const { status, data } = await axios.request<string>({
      method: asked.method,
      url: request.url,
      headers: request.headers,
      ...(request.body === null ? {} : { data: request.body }),
      httpsAgent: new HttpsAgent({ minVersion: 'TLSv1.2' }),
      // from the first byte to the last, also of an answer that drips
      signal: AbortSignal.timeout(Math.min(settings.timeoutSeconds, MOST_SECONDS) * 1000),
      maxRedirects: 0,
      proxy: false,
      maxContentLength: MOST_ANSWER,
      responseType: 'text',
      transformResponse: (text: unknown) => text,
      validateStatus: () => true,
    });
    return balanceIn({ status, body: data }, asked, settings.troublePattern);
  } catch (error) {
    return troubleOf(isAxiosError(error) ? (error.code ?? '') : '');
  }
}
