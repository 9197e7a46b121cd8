import { Drop, Liquid, type Template as Parsed } from 'liquidjs';
import { dateFields, isTemplateField, templateFields, type FieldValues } from '#contract/template-fields.ts';

/* LiquidJS locked down (sending.md §2.4): no files, no dates, a short list of tags and filters, limits on all. */

export const MOST_OUTPUT = 200_000;
const RENDER_MS = 200;

const tags = new Set(['if', 'unless', 'case', 'for', 'break', 'continue', 'assign', 'capture', 'comment', '#', 'echo']);
const filters = [
  'append',
  'capitalize',
  'default',
  'downcase',
  'first',
  'last',
  'minus',
  'plus',
  'prepend',
  'replace',
  'size',
  'split',
  'strip',
  'truncate',
  'upcase',
];

/** A field nobody knows a value for: false in a condition, noted when written out. */
class Missing extends Drop {
  readonly field: string;
  constructor(field: string) {
    super();
    this.field = field;
  }
  override valueOf(): null {
    return null;
  }
}

/** A local day: compares as `YYYY-MM-DD`, is written as people write it. */
class Day extends Drop {
  readonly date: string;
  constructor(date: string) {
    super();
    this.date = date;
  }
  override valueOf(): string {
    return this.date;
  }
}

export type Writing = {
  /** how values enter the text */
  escape: (value: string) => string;
  day: (date: string, form: 'long' | 'short' | null) => string;
};

/** Values a text may name beside the fields of letters. */
export type OwnValues = Readonly<Record<string, string | number>>;

type Known = { parsed: Parsed[]; names: string[] };

/** Texts kept parsed: a campaign has one for everybody, and so has the call desk. */
const KEPT = 50;

type Filter = (this: unknown, value: unknown, ...rest: unknown[]) => unknown;

export function openEngine({ escape, day }: Writing): {
  fieldsIn: (source: string) => string[];
  render: (source: string, values: FieldValues, own?: OwnValues) => { text: string; missing: string[] };
} {
  let missing = new Set<string>();
  const written = (value: unknown): string => {
    if (value instanceof Missing) {
      missing.add(value.field);
      return '';
    }
    if (value instanceof Day) return escape(day(value.date, null));
    return escape(typeof value === 'string' || typeof value === 'number' ? String(value) : '');
  };
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictVariables: true,
    strictFilters: true,
    templates: {},
    dynamicPartials: false,
    parseLimit: 40_000,
    renderLimit: RENDER_MS,
    memoryLimit: 1e6,
    outputEscape: written,
  });
  for (const name of Object.keys(liquid.tags)) if (!tags.has(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) {
    const filter = liquid.filters[name];
    if (!filters.includes(name)) delete liquid.filters[name];
    else if (typeof filter === 'function' && name !== 'default') {
      const inner = filter as Filter;
      liquid.registerFilter(name, function (this: unknown, value: unknown, ...rest: unknown[]): unknown {
        if (value instanceof Missing) return value;
        return inner.call(this, value instanceof Day ? day(value.date, null) : value, ...rest);
      });
    }
  }
  liquid.registerFilter('datum', (value: unknown, form: unknown) => {
    if (!(value instanceof Day)) return value;
    return day(value.date, form === 'rovid' ? 'short' : 'long');
  });

  const kept = new Map<string, Known>();
  const parse = (source: string): Known => {
    const before = kept.get(source);
    if (before) return before;
    const parsed = liquid.parse(source);
    const known = { parsed, names: liquid.globalVariablesSync(parsed) };
    const [oldest] = kept.keys();
    if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(source, known);
    return known;
  };

  return {
    fieldsIn: (source) => parse(source).names,
    render: (source, values, own = {}) => {
      missing = new Set();
      const { parsed, names } = parse(source);
      const scope: Record<string, unknown> = {};
      for (const field of templateFields) scope[field] = inScope(field, values);
      for (const name of names)
        if (!isTemplateField(name)) scope[name] = Object.hasOwn(own, name) ? own[name] : new Missing(name);
      const text: unknown = liquid.renderSync(parsed, scope);
      return { text: typeof text === 'string' ? text : '', missing: [...missing] };
    },
  };
}

function inScope(field: (typeof templateFields)[number], values: FieldValues): unknown {
  const value = values[field];
  if (value === null || value === '') return new Missing(field);
  return dateFields.includes(field) ? new Day(String(value)) : value;
}
