import { formatDate, formatLongDate } from '#contract/format.ts';
import { lazily } from '#contract/lazily.ts';
import type { Channel } from '#contract/outbox.ts';
import { softenSms } from '#contract/sms-soften.ts';
import type { SmsMode } from '#contract/sms-text.ts';
import { isTemplateField, type FieldValues } from '#contract/template-fields.ts';
import type { TemplateLanguage } from '#contract/templates.ts';
import { cleanHtml, escapeHtml, htmlOf, isHtml, onSheet, textOf } from './html.ts';
import { MOST_OUTPUT, openEngine, type OwnValues } from './liquid-engine.ts';

export type Wording = {
  channel: Channel;
  language: TemplateLanguage;
  subject: string;
  body: string;
  smsMode: SmsMode;
  /** what the text may name beside the fields */
  own?: OwnValues;
};

export type Rendered =
  { ok: true; subject: string; text: string; html: string | null; missing: string[] } | { ok: false; fault: string };

const english = lazily(
  () => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
);

type Form = 'long' | 'short' | null;
const days: Record<TemplateLanguage, Record<Channel, (date: string, form: Form) => string>> = {
  hu: {
    email: (date, form) => (form === 'short' ? formatDate(date) : formatLongDate(date)),
    sms: (date, form) => (form === 'long' ? formatLongDate(date) : formatDate(date)),
  },
  en: {
    email: (date) => english().format(new Date(`${date}T00:00:00Z`)),
    sms: (date) => english().format(new Date(`${date}T00:00:00Z`)),
  },
};

const engines = new Map<string, ReturnType<typeof openEngine>>();

function engineFor({ language, channel }: Wording, html: boolean): ReturnType<typeof openEngine> {
  const key = `${language}:${channel}:${html}`;
  const known = engines.get(key);
  if (known) return known;
  const made = openEngine({ escape: html ? escapeHtml : (value) => value, day: days[language][channel] });
  engines.set(key, made);
  return made;
}

/** `február 20.-ig` is written `február 20-ig`. */
const withSuffixes = (text: string): string => text.replace(/(\d)\.-(?=\p{L})/gu, '$1-');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The fault of a text that cannot be parsed, in the engine’s words; null when there is none. */
export function faultOf(wording: Wording): { fault: string | null; unknown: string[] } {
  try {
    const engine = engineFor(wording, false);
    const fields = [...engine.fieldsIn(wording.subject), ...engine.fieldsIn(wording.body)];
    return {
      fault: null,
      unknown: [
        ...new Set(fields.filter((field) => !isTemplateField(field) && !Object.hasOwn(wording.own ?? {}, field))),
      ],
    };
  } catch (error) {
    return { fault: error instanceof Error ? error.message.slice(0, 300) : 'fault', unknown: [] };
  }
}

/** The engine measures by the wall: a thread that was held up for a moment is no fault of the text, so it gets a second try. */
export function renderText(wording: Wording, values: FieldValues): Rendered {
  const first = tryRender(wording, values);
  return first.ok || !/render limit exceeded/.test(first.fault) ? first : tryRender(wording, values);
}

/** One text for one client. A text that cannot be rendered is a fault, not an exception. */
function tryRender(wording: Wording, values: FieldValues): Rendered {
  const html = wording.channel === 'email' && isHtml(wording.body);
  try {
    const subject = engineFor(wording, false).render(wording.subject, values, wording.own);
    const body = engineFor(wording, html).render(wording.body, values, wording.own);
    const missing = [...new Set([...subject.missing, ...body.missing])];
    const written = withSuffixes(body.text);
    if (written.length > MOST_OUTPUT) return { ok: false, fault: 'too long' };
    if (wording.channel === 'sms')
      return { ok: true, subject: '', text: softenSms(written.trim(), wording.smsMode), html: null, missing };
    const inner = html ? cleanHtml(written) : htmlOf(written);
    return {
      ok: true,
      subject: oneLine(withSuffixes(subject.text)),
      text: html ? textOf(inner) : written.trim(),
      html: onSheet(wording.language, inner),
      missing,
    };
  } catch (error) {
    return { ok: false, fault: error instanceof Error ? error.message.slice(0, 300) : 'fault' };
  }
}
