import { appendOnly, idColumn, integer, sortable } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** The house: who works here, for which insurers, and the history of what was done. */
export const house: Migration = {
  name: '0001-house',
  statements: (dialect) => [
    `create table setting (
      name text primary key,
      value text not null
    )`,
    `create table insurer (
      id ${idColumn(dialect)},
      name text not null unique,
      account_number_pattern text,
      portal_name text not null,
      mailbox_name text not null,
      portal_url text not null,
      colours text not null
    )`,
    `create table cohort (
      id ${idColumn(dialect)},
      insurer_id ${integer(dialect)} not null references insurer (id),
      name text not null,
      deadline text not null,
      first_mail_on text,
      unique (insurer_id, name)
    )`,
    `create table intermediary (
      id ${idColumn(dialect)},
      code text not null unique,
      name text not null,
      name_sort ${sortable(dialect)} not null,
      kind text not null check (kind in ('agent', 'broker')),
      email text,
      phone text
    )`,
    `create table staff (
      id ${idColumn(dialect)},
      username text not null,
      username_folded text not null unique,
      display_name text not null,
      role text not null check (role in ('admin', 'agent', 'broker')),
      intermediary_id ${integer(dialect)} references intermediary (id),
      password_hash text not null,
      active integer not null default 1,
      failures integer not null default 0,
      blocked_until text,
      created_at text not null,
      check ((role = 'broker') = (intermediary_id is not null))
    )`,
    `create table staff_session (
      token_hash text primary key,
      staff_id ${integer(dialect)} not null references staff (id),
      created_at text not null,
      seen_at text not null
    )`,
    `create index staff_session_staff on staff_session (staff_id)`,
    `create table history (
      seq ${integer(dialect)} primary key,
      at text not null,
      actor_id ${integer(dialect)},
      actor_role text not null,
      action text not null,
      object text not null,
      details text not null,
      previous_hash text not null,
      hash text not null
    )`,
    `create index history_object on history (object, seq)`,
    `create table history_head (
      one integer primary key check (one = 1),
      seq ${integer(dialect)} not null,
      hash text not null
    )`,
    `insert into history_head (one, seq, hash) values (1, 0, '')`,
    ...appendOnly(dialect, 'history'),
  ],
};
