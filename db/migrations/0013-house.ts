import { integer } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** Sign-in failures of known and unknown names alike; who changed a campaign; codes that differ in case only. */
export const houseAgain: Migration = {
  name: '0013-house',
  statements: (dialect) => [
    // Under a keyed hash of whatever name was typed, so that nobody learns from it which names exist.
    `create table staff_ladder (
      name_hash text primary key,
      failures integer not null,
      blocked_until text,
      at text not null
    )`,
    `create index staff_ladder_at on staff_ladder (at)`,
    `alter table staff drop column failures`,
    `alter table staff drop column blocked_until`,
    `alter table campaign add column changed_by ${integer(dialect)} references staff (id)`,
    `alter table intermediary add column code_key text`,
    // Only letters without accents are folded: both databases and the program do that alike.
    `update intermediary set code_key = lower(code ${dialect === 'postgresql' ? 'collate "C"' : ''})`,
    // Two firms that differ in case only exist already: the later one keeps its code and a key nobody can type.
    `update intermediary set code_key = code_key || '#' || id where exists (
      select 1 from intermediary as other where other.code_key = intermediary.code_key and other.id < intermediary.id)`,
    `create unique index intermediary_key on intermediary (code_key)`,
    `create index outbox_restored on outbox (campaign_id, id) where state = 'held'`,
  ],
};
