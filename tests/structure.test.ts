import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errors } from '#contract/errors.ts';
import { historyActions } from '#contract/history-actions.ts';
import { rights } from '#contract/rights.ts';

const root = join(import.meta.dirname, '..');
const product = globSync('{main,preload,renderer,contract,api,db}/**/*.{ts,tsx}', { cwd: root }).filter(
  (file) => !file.endsWith('.d.ts'),
);
const source = new Map(product.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const lines = [...source.values()].map((text) => text.trimEnd().split('\n').length).sort((a, b) => a - b);
const percentile = (share: number): number => lines[Math.min(lines.length - 1, Math.floor(lines.length * share))] ?? 0;

describe('size of the files', () => {
  it('stays within the budget: median 80, 95th percentile 250, none over 400 lines', () => {
    expect(percentile(0.5)).toBeLessThanOrEqual(80);
    expect(percentile(0.95)).toBeLessThanOrEqual(250);
    expect([...source].filter(([, text]) => text.trimEnd().split('\n').length > 400).map(([file]) => file)).toEqual([]);
  });
});

describe('import rules', () => {
  type Cruise = { summary: { totalCruised: number; violations: { rule: { name: string } }[] } };
  const cruise = (...args: string[]): Cruise => {
    const bin = join(root, 'node_modules', '.bin', 'depcruise');
    const run = [bin, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...args];
    const text = execFileSync(process.execPath, run, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(text) as Cruise;
  };

  it('were checked on the whole product, not on nothing', { timeout: 180_000 }, () => {
    const { summary } = cruise('main', 'preload', 'renderer', 'contract', 'api', 'db', 'tests', 'bench');
    expect(summary.totalCruised).toBeGreaterThan(100);
    expect(summary.violations).toEqual([]);
  });
});

describe('words that stand once', () => {
  const all = [...source]
    .filter(([file]) => !file.startsWith('contract/'))
    .map(([, text]) => text)
    .join('\n');

  it('has no error code that nothing raises', () => {
    const raised = (code: string): boolean =>
      all.includes(`'${code}'`) || [...source.values()].some((text) => text.includes(`('${code}'`));
    expect(Object.keys(errors).filter((code) => !raised(code))).toEqual([]);
  });

  it('has no action of the history that nothing writes down', () => {
    const api = [...source].filter(([file]) => file.startsWith('api/')).map(([, text]) => text);
    const said = (words: string): boolean => api.some((text) => text.includes(words));
    const written = (action: string): boolean => {
      const [area, done] = action.split('.');
      return said(`'${action}'`) || (said(`\`${area}.\${`) && said(`'${done}'`));
    };
    // the steps of registrations are a closed list of their own
    const listed = historyActions.filter(({ group }) => group !== 'registration').map(({ action }) => action);
    expect(listed.filter((action) => !written(action))).toEqual([]);
  });

  it('has no right that no address asks for', () => {
    const asked = [...source]
      .filter(([file]) => file !== 'contract/rights.ts')
      .map(([, text]) => text)
      .join('\n');
    expect(Object.keys(rights).filter((right) => !asked.includes(`'${right}'`))).toEqual([]);
  });
});
