import type { DialectName } from '../connect.ts';
import { idColumn, integer, sortable } from '../dialect.ts';

/** Insurance contracts as the insurer tells of them, mailboxes, and what is put into them (portal.md §5). */
export const mailboxTables = (dialect: DialectName): string[] => [
  `create table policy (
      id ${idColumn(dialect)},
      insurer_id ${integer(dialect)} not null references insurer (id),
      number text not null,
      number_key ${sortable(dialect)} not null,
      holder_name text not null,
      product text,
      email text,
      email_key text,
      mobile text,
      account_id ${integer(dialect)} references account (id),
      language text not null check (language in ('hu', 'en')),
      e_product integer not null check (e_product in (0, 1)),
      e_comm integer not null check (e_comm in (0, 1)),
      started_on text,
      annual_premium ${integer(dialect)},
      payment_frequency text,
      terminated_on text,
      postal_from text,
      created_at text not null,
      changed_at text not null,
      unique (insurer_id, number_key)
    )`,
  `create index policy_email on policy (email_key)`,
  `create index policy_account on policy (account_id)`,
  `create table mailbox (
      id ${idColumn(dialect)},
      insurer_id ${integer(dialect)} not null references insurer (id),
      email text not null,
      email_key text not null,
      mobile text,
      language text not null check (language in ('hu', 'en')),
      link_hash text,
      initial_digest text,
      initial_until text,
      initial_used_at text,
      password_hash text,
      password_changed_at text,
      expires_at text,
      warned_days integer,
      created_at text not null,
      closed_at text
    )`,
  // The key of a box is its address (K2); one that was given back may be made again.
  `create unique index mailbox_email on mailbox (email_key) where closed_at is null`,
  `create index mailbox_expiry on mailbox (expires_at) where closed_at is null`,
  `create table mailbox_session (
      token_hash text primary key,
      mailbox_id ${integer(dialect)} not null references mailbox (id),
      must_change integer not null,
      created_at text not null,
      seen_at text not null
    )`,
  `create index mailbox_session_box on mailbox_session (mailbox_id)`,
  `create table mailbox_link (
      token_hash text primary key,
      mailbox_id ${integer(dialect)} not null references mailbox (id),
      created_at text not null,
      expires_at text not null
    )`,
  `create index mailbox_link_box on mailbox_link (mailbox_id)`,
  `create table mailbox_upgrade (
      token_hash text primary key,
      mailbox_id ${integer(dialect)} not null references mailbox (id),
      account_id ${integer(dialect)} references account (id),
      expires_at text not null
    )`,
  `create index mailbox_upgrade_box on mailbox_upgrade (mailbox_id)`,
  // The row stays as proof of what was placed and read when; its words go with the content.
  `create table post_item (
      id ${idColumn(dialect)},
      insurer_id ${integer(dialect)} not null references insurer (id),
      policy_id ${integer(dialect)} references policy (id),
      reference text not null,
      mailbox_id ${integer(dialect)} references mailbox (id),
      login_id ${integer(dialect)} references portal_login (id),
      kind text not null check (kind in ('offer', 'premium_demand', 'premium_certificate', 'other', 'policy', 'invoice', 'cancellation')),
      kind_order integer not null,
      subject text not null,
      subject_sort ${sortable(dialect)} not null,
      contract_number text not null,
      contract_sort ${sortable(dialect)} not null,
      placed_at text not null,
      purge_at text not null,
      unread integer not null default 1,
      read_at text,
      trashed_at text,
      gone_at text,
      purge_warned_at text,
      purged_at text,
      check ((mailbox_id is null) <> (login_id is null))
    )`,
  `create index post_item_mailbox on post_item (mailbox_id, placed_at, id)`,
  `create index post_item_login on post_item (login_id, placed_at, id)`,
  `create index post_item_purge on post_item (purge_at) where purged_at is null`,
  `create index post_item_trash on post_item (trashed_at) where trashed_at is not null and gone_at is null`,
  `create table post_content (
      item_id ${integer(dialect)} primary key references post_item (id),
      text text not null,
      file_name text,
      file_type text,
      file_data text
    )`,
  // What the insurer's system has told already, by its own identifier: told again it changes nothing.
  `create table insurer_event (
      insurer_id ${integer(dialect)} not null references insurer (id),
      event_id text not null,
      digest text not null,
      answer text not null,
      at text not null,
      primary key (insurer_id, event_id)
    )`,
  `create table legacy_mail (
      insurer_id ${integer(dialect)} not null references insurer (id),
      product text not null,
      until text not null,
      primary key (insurer_id, product)
    )`,
];
