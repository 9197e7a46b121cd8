import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '#contract/endpoint.ts';
import { errors } from '#contract/errors.ts';
import { rowViews } from '#contract/imports.ts';
import { listColumns } from '#contract/list-columns.ts';
import { gatewayStates } from '#contract/gateways.ts';
import * as outbox from '#contract/outbox.ts';
import { rights, roles, type Role } from '#contract/rights.ts';
import { smsRequestFields } from '#contract/sms-request.ts';
import { faultReasons, remarkReasons } from '#contract/row-reasons.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const languages = ['hu', 'en'] as const;
const files = globSync('docs/**/*.md', { cwd: root });
const pages = files.map((file) => ({ file, text: read(file) }));
const page = (language: string, name: string): string => read(join('docs', language, name));

/** What a page holds more of than it should, as `file: thing`, so that a failure says where to look. */
const found = (things: (text: string, file: string) => Iterable<string>): string[] =>
  pages.flatMap(({ file, text }) => [...things(text, file)].map((thing) => `${file}: ${thing}`));

const code = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map(([, inner = '']) => inner);

describe('the pages', () => {
  it('are the same in both languages, and the first page leads to all of them', () => {
    const [hu = [], en = []] = languages.map((language) => globSync('*.md', { cwd: join(root, 'docs', language) }));
    expect(hu.toSorted()).toEqual(en.toSorted());
    expect(hu.length).toBeGreaterThan(5);
    const first = read('docs/README.md');
    const links = hu.flatMap((name) => languages.map((language) => `(${language}/${name})`));
    expect(links.filter((link) => !first.includes(link))).toEqual([]);
  });

  /** The name a heading can be linked by. */
  const anchors = (text: string): string[] =>
    [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );

  it('lead nowhere by a dead link', () => {
    const dead = found((text, file) =>
      [...text.matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !/^https?:/.test(target))
        .filter((target) => {
          const [path = '', anchor] = target.split('#');
          const goal = path === '' ? file : join(dirname(file), path);
          if (!existsSync(join(root, goal))) return true;
          return anchor !== undefined && !anchors(read(goal)).includes(anchor);
        }),
    );
    expect(dead).toEqual([]);
  });
});

describe('the command line', () => {
  const source = read('contract/flags.ts');
  const named = (text: string, pattern: RegExp): string[] => [...new Set(text.match(pattern) ?? [])];

  it.each(languages)('is told in full (%s)', (language) => {
    const told = page(language, 'team.md');
    const known = named(source, /(?<=')--[a-z-]+(?=')|KAPOCS_[A-Z_]+/g);
    expect(known.length).toBeGreaterThan(10);
    expect(known.filter((name) => !told.includes(`\`${name}`))).toEqual([]);
  });

  it('has every flag and variable that a page names', () => {
    const others = read('tests/prove/run.ts');
    const unknown = found((text) => [
      ...named(text, /KAPOCS_[A-Z_]+/g).filter((name) => !source.includes(name)),
      ...code(text)
        .flatMap((inner) => inner.match(/^--[a-z-]+/) ?? [])
        .filter((flag) => !source.includes(`'${flag}'`) && !others.includes(flag)),
    ]);
    expect(unknown).toEqual([]);
  });
});

const values = (of: unknown): unknown[] =>
  typeof of === 'object' && of !== null ? (Object.values(of) as unknown[]) : [];

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'right' in value;

/** Every address of the contract, whichever of its files it stands in. */
const contract = await Promise.all(
  globSync('contract/*.ts', { cwd: root }).map(
    async (file) => (await import(pathToFileURL(join(root, file)).href)) as unknown,
  ),
);
const endpoints = contract.flatMap(values).flatMap(values).filter(isEndpoint);

describe('the addresses', () => {
  /** Served beside the contract, which they describe. */
  const described = ['/api/openapi.json', '/api/docs'];

  /** In place of a parameter: its name, a variable of a shell, a channel. */
  const value = /^[:$]|^(?:email|sms)$/;
  const fits = (pattern: string, path: string): boolean => {
    const wanted = pattern.split('/');
    const given = path.split('/');
    return (
      wanted.length === given.length &&
      wanted.every((step, at) => step === given[at] || (step.startsWith(':') && value.test(given[at] ?? '')))
    );
  };

  it('that a page names exist, with the method it names', () => {
    expect(endpoints.length).toBeGreaterThan(50);
    const address = /(?:\b(GET|POST|PUT|PATCH|DELETE) )?(?<!\.\.|tests)(\/(?:portal\/)?api\/[\w:$./-]*\w)/g;
    const unknown = found((text) =>
      [...text.matchAll(address)]
        .filter(([, , path = '']) => !described.includes(path))
        .filter(
          ([, method = '', path = '']) =>
            !endpoints.some((each) => ['', each.method].includes(method) && fits(each.path, path)),
        )
        .map(([all]) => all),
    );
    expect(unknown).toEqual([]);
  });

  it('that list something say how much there is and how to go on', () => {
    /** What lies beside figures, for one look. */
    const figures = ['/api/calls/touches'];
    const fields = ({ output }: Endpoint): Record<string, unknown> =>
      z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }).properties ?? {};
    const lists = endpoints.filter(
      (each) => each.method === 'GET' && z.object({ type: z.literal('array') }).safeParse(fields(each)['rows']).success,
    );
    expect(lists.length).toBeGreaterThan(20);
    const endless = lists.filter((each) => !['next', 'total'].every((field) => field in fields(each)));
    expect([...new Set(endless.map(({ path }) => path))]).toEqual(figures);
  });
});

describe('the words of the contract', () => {
  it('are codes that exist where a page names one', () => {
    const unknown = found((text) =>
      code(text)
        .filter((inner) => /^[A-Z]+_[A-Z_]+$/.test(inner))
        .filter((name) => !Object.hasOwn(errors, name) && !name.startsWith('KAPOCS_') && !name.startsWith('NODE_')),
    );
    expect(unknown).toEqual([]);
  });

  it.each(languages)('are rights told role by role (%s)', (language) => {
    const table = page(language, 'data-protection.md').matchAll(
      /^\| `([a-z]+:[a-z]+)` \| ([✔–]) \| ([✔–]) \| ([✔–]) \|/gm,
    );
    const told = Object.fromEntries(
      [...table].map(([, right = '', ...marks]) => [right, roles.filter((_role, at) => marks[at] === '✔')]),
    );
    expect(told).toEqual(
      Object.fromEntries(
        Object.entries(rights).map(([right, may]) => [
          right,
          roles.filter((role) => (may as readonly Role[]).includes(role)),
        ]),
      ),
    );
  });

  it.each([
    ['gateways.md', [...outbox.messageStates, ...outbox.skipReasons, ...outbox.cancelReasons, ...outbox.failReasons]],
    ['gateways.md', [...outbox.doubtReasons, ...outbox.gatewayTroubles, ...gatewayStates]],
    ['gateways.md', smsRequestFields.map((field) => `{{${field}}}`)],
    ['lists.md', [...rowViews, ...faultReasons, ...remarkReasons, ...listColumns]],
  ])('are all explained in %s', (name, words) => {
    for (const language of languages) {
      const told = new Set(code(page(language, name)));
      expect(words.filter((word) => !told.has(word))).toEqual([]);
    }
  });
});
