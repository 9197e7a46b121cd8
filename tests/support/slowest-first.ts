import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What would hold up the end of a run if it began last; the rest goes by how long it took before. */
const slow = ['import-kill', 'send-kill', 'browser/', 'import-', 'sending', 'portal-', 'tests/db/', 'tests/api/'];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = slow.findIndex((part) => moduleId.includes(part));
  return at === -1 ? slow.length : at;
};

export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
