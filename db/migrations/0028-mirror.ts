import type { Migration } from '../migrate.ts';

/** Whether anybody has the name failures are counted under: those of strangers are bounded, the others are for good. */
export const strangersLadder: Migration = {
  name: '0028-mirror',
  statements: () => [
    `alter table portal_ladder add column known integer not null default 1`,
    `create index portal_ladder_strangers on portal_ladder (at) where known = 0`,
  ],
};
