/** What a text may name as `{{nev}}`; the screens say what each is. Dates are written out for the channel and language. */
export const templateFields = [
  'nev',
  'ugyfelszamlaszam',
  'hatarido',
  'napok',
  'ma',
  'biztosito',
  'portal',
  'portal_cim',
  'kuldemenyeim',
  'iroda',
  'telefon',
  'darab',
] as const;

/** `darab` is said of an intermediary: how many of its clients are on its list. */
export const clientFields = templateFields.filter((name) => name !== 'darab');
export type TemplateField = (typeof templateFields)[number];

export const isTemplateField = (name: string): name is TemplateField =>
  (templateFields as readonly string[]).includes(name);

/** null: not known of this client; a text that writes it out all the same cannot go. */
export type FieldValues = Record<TemplateField, string | number | null>;

/** Fields that are local days. */
export const dateFields: readonly TemplateField[] = ['hatarido', 'ma'];
