import { idColumn, integer } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** Letters to intermediaries with the list of their own clients. */
export const letters: Migration = {
  name: '0018-letters',
  statements: (dialect) => [
    `create table broker_letter (
      id ${idColumn(dialect)},
      -- named by whoever asks: asking for the same round again makes no second letter
      round text not null,
      intermediary_id ${integer(dialect)} not null references intermediary (id),
      cohort_id ${integer(dialect)} not null references cohort (id),
      language text not null,
      subject text not null,
      body text not null,
      sender_id ${integer(dialect)},
      state text not null default 'waiting' check (state in ('waiting', 'made', 'too_large', 'nobody', 'failed')),
      clients ${integer(dialect)},
      outbox_id ${integer(dialect)},
      asked_by ${integer(dialect)} not null,
      created_at text not null,
      unique (round, intermediary_id)
    )`,
    `create index broker_letter_waiting on broker_letter (id) where state = 'waiting'`,
    `create index broker_letter_last on broker_letter (cohort_id, intermediary_id, id)`,
  ],
};
