import { HttpSettings } from '#contract/gateways.ts';
import type { Context } from '../../context.ts';
import * as gateway from '../sending/gateway-use.ts';
import { filledFor } from '../fill-request.ts';
import { fateIn } from './read-report.ts';
import * as sql from './reports.sql.ts';
import { takeReport } from './take-report.ts';

const AT_ONCE = 50;
/** A message is asked about this often, and no longer than providers remember it. */
const EVERY_MS = 10 * 60_000;
const DAYS = 3;

const before = (now: string, ms: number): string => new Date(Date.parse(now) - ms).toISOString();

/**
 * Asks the provider what became of messages: settles what is in doubt, and learns of deliveries where nobody can
 * call us. Says how many moved. An answer that does not come or says nothing known changes nothing.
 */
export async function lookUp(ctx: Context): Promise<number> {
  const set = await gateway.read(ctx, 'sms');
  if (set.kind !== 'http' || ctx.training) return 0;
  const settings = HttpSettings.parse(JSON.parse(set.settings));
  const { lookup } = settings;
  if (lookup === null) return 0;
  const now = ctx.now();
  const asked = await sql.waiting(ctx.db, {
    since: before(now, DAYS * 86_400_000),
    before: before(now, EVERY_MS),
    limit: AT_ONCE,
  });
  let moved = 0;
  for (const { id, provider_ref } of asked) {
    const text = await ask(settings, set.secret, { url: lookup.url, id, ref: provider_ref });
    const fate = text === null ? null : fateIn(text, lookup);
    await ctx.write(async (tx) => {
      await sql.noteAsked(tx.db, id, tx.now());
      if (fate !== null && (await takeReport(tx, { id: String(id), fate }, 'ours'))) moved += 1;
    });
  }
  return moved;
}

type Question = { url: string; id: number; ref: string | null };

async function ask(settings: HttpSettings, secret: string | null, { url, id, ref }: Question): Promise<string | null> {
  // Without the provider’s number of the message there is nothing to ask by.
  if (ref === null && /\{\{\s*ref\s*\}\}/.test(url)) return null;
  const { default: axios } = await import('axios');
  const { address, headers } = filledFor(settings, secret, { url, id, ref: ref ?? '' });
  try {
    const { status, data } = await axios.get<string>(address, {
      headers,
      timeout: settings.timeoutSeconds * 1000,
      maxRedirects: 0,
      proxy: false,
      maxContentLength: 100_000,
      responseType: 'text',
      transformResponse: (text: unknown) => text,
      validateStatus: () => true,
    });
    return status === 200 ? data : null;
  } catch {
    return null;
  }
}
