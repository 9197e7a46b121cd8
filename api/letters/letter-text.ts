import { z } from 'zod';
import type { Id, LocalDate } from '#contract/basics.ts';
import { LetterText } from '#contract/broker-letters.ts';
import { daysBetween } from '#contract/deadline.ts';
import { KapocsError } from '#contract/errors.ts';
import { formatPhone } from '#contract/format.ts';
import type { FieldValues } from '#contract/template-fields.ts';
import { templateLanguages, type TemplateLanguage } from '#contract/templates.ts';
import type { Reading, Tx } from '../context.ts';
import * as settings from '../settings/settings.ts';
import { storedSetting, storeSetting } from '../settings/stored.ts';
import type { Wording } from '../templates/render-text.ts';
import { render } from '../templates/renderer.ts';

const NAME = 'broker_letter';
const Kept = z.partialRecord(z.enum(templateLanguages), LetterText);
export type Texts = Record<TemplateLanguage, LetterText>;

/** What a new installation begins with. */
const usual: Texts = {
  hu: {
    subject: '{{biztosito}}: {{darab}} ügyfelük még nem regisztrált (határidő: {{hatarido}})',
    body: `Tisztelt {{nev}}!

Az Önök ügyfelei közül {{darab}} ügyfélszámla tulajdonosa még nem fejezte be a regisztrációt itt: {{portal}}. Kérjük, segítsék őket, hogy {{hatarido}}-ig elkészüljenek.

A mellékelt Excel-lista csak az Önök ügyfeleit tartalmazza: ki melyik lépésnél tart, hogyan érhető el, és mikor kapott utoljára üzenetet.

A lista személyes adat. Kérjük, ne adják tovább, és ha már nincs rá szükség, töröljék.

{% if telefon %}Kérdés esetén: {{telefon}}.

{% endif %}Üdvözlettel:
{{biztosito}}`,
  },
  en: {
    subject: '{{biztosito}}: {{darab}} of your clients have not registered (deadline: {{hatarido}})',
    body: `Dear {{nev}},

The holders of {{darab}} client accounts that came through you have not finished registering at {{portal}}. The deadline is {{hatarido}}.

The attached Excel list holds your own clients only: which step each has reached, how to contact them, and when they last had a message. Please help them to register.

The list is personal data. Please do not pass it on, and delete it when it is no longer needed.

{% if telefon %}For questions: {{telefon}}.

{% endif %}Kind regards,
{{biztosito}}`,
  },
};

/** The letter as it was last sent, by language. */
export async function texts(ctx: Pick<Reading, 'db'>): Promise<Texts> {
  return { ...usual, ...Kept.parse((await storedSetting(ctx, NAME)) ?? {}) };
}

export const keepText = async (tx: Tx, language: TemplateLanguage, text: LetterText): Promise<void> =>
  storeSetting(tx, NAME, { ...(await texts(tx)), [language]: text });

/** What a letter says of one intermediary and its clients of a period. */
export async function letterValues(
  ctx: Reading,
  { name, cohortId, clients, today }: { name: string; cohortId: Id; clients: number; today: LocalDate },
): Promise<FieldValues> {
  const { insurerId, deadline } = await settings.cohort(ctx, cohortId);
  const insurer = await settings.insurer(ctx, insurerId);
  return {
    nev: name,
    darab: clients,
    ugyfelszamlaszam: null,
    hatarido: deadline,
    napok: daysBetween(today, deadline),
    ma: today,
    biztosito: insurer.name,
    portal: insurer.portalName,
    portal_cim: insurer.portalUrl === '' ? null : insurer.portalUrl,
    kuldemenyeim: insurer.mailboxName,
    iroda: insurer.name,
    telefon: insurer.helpPhone === null ? null : formatPhone(insurer.helpPhone),
  };
}

export const letterWording = (language: TemplateLanguage, { subject, body }: LetterText): Wording => ({
  channel: 'email',
  language,
  subject,
  body,
  smsMode: 'exact',
});

/** Throws TEMPLATE_FAULT for a text that cannot be put together. */
export async function written(wording: Wording, values: FieldValues) {
  const [rendered] = await render(wording, [values]);
  if (!rendered?.ok) throw new KapocsError('TEMPLATE_FAULT', { fault: rendered?.fault ?? '' });
  return rendered;
}
