import { integer } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** Letters that came back, each counted once, though a message may come back several times; the pace of each domain. */
export const sendingAgain: Migration = {
  name: '0017-sending',
  statements: (dialect) => [
    `create table returned_letter (
      letter text primary key,
      outbox_id ${integer(dialect)} not null,
      address_hash text not null,
      kind text not null check (kind in ('hard', 'soft')),
      status text,
      at text not null
    )`,
    `create index returned_letter_address on returned_letter (address_hash, at)`,
    `create index returned_letter_message on returned_letter (outbox_id)`,
    // The table before it stays as it was; nothing reads it any more.
    `insert into returned_letter (letter, outbox_id, address_hash, kind, status, at)
      select 'before ' || bounce.id, bounce.outbox_id, bounce.address_hash, bounce.kind, bounce.status, bounce.at
      from bounce where bounce.kind in ('hard', 'soft')`,
    // One message for several accounts of one address; and the renewal period a message was meant for, where only one was.
    `alter table campaign add column once_per_address integer not null default 0`,
    `alter table outbox add column cohort_id ${integer(dialect)}`,
    // How many letters a domain of recipients may still get now, where the gateway has a pace for each domain.
    `create table domain_pace (
      domain text primary key,
      tokens real not null,
      tokens_at text not null
    )`,
  ],
};
