import type { HttpSettings } from '#contract/gateways.ts';

/** What a provider says of one message. */
export type SmsFate = 'accepted' | 'delivered' | 'failed';
export type SmsReport = { id: string; fate: SmsFate };

type Patterns = { accepted: string; delivered: string; failed: string };

/** Patterns look at this much of an answer. */
const READ = 4000;

/** The surest first; null: nothing that is known. An empty pattern fits nothing. */
export function fateIn(text: string, patterns: Patterns): SmsFate | null {
  const start = text.slice(0, READ);
  const fits = (pattern: string): boolean => pattern !== '' && new RegExp(pattern, 'u').test(start);
  return (['delivered', 'failed', 'accepted'] as const).find((fate) => fits(patterns[fate])) ?? null;
}

/** `status.groupName` of an object; text, or nothing. */
function at(record: unknown, path: string): string | null {
  let value = record;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return null;
    value = (value as Record<string, unknown>)[step];
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** A callback as JSON or as a form; anything else is empty. */
export function bodyIn(text: string): Record<string, unknown> {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return Object.fromEntries(new URLSearchParams(trimmed));
  try {
    return JSON.parse(trimmed) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** The reports in a callback: one, or a list of them. What is not understood is passed over. */
export function reportsIn(values: Record<string, unknown>, report: NonNullable<HttpSettings['report']>): SmsReport[] {
  const listed = report.list === '' ? [values] : values[report.list];
  return (Array.isArray(listed) ? listed : []).flatMap((record): SmsReport[] => {
    const id = at(record, report.id);
    const status = at(record, report.status);
    const fate = status === null ? null : fateIn(status, report);
    return id === null || fate === null ? [] : [{ id, fate }];
  });
}
