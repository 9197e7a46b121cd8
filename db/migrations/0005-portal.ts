import { idColumn, integer } from '../dialect.ts';
import type { Migration } from '../migrate.ts';
import { firstDeclarations } from './0005-declarations.ts';

/** The mirrored portal: registrations under way, their codes, logins and sessions of clients. */
export const portal: Migration = {
  name: '0005-portal',
  statements: (dialect) => [
    `alter table insurer add column help_phone text`,
    `create table portal_login (
      id ${idColumn(dialect)},
      username text not null,
      username_key text not null,
      password_hash text not null,
      created_at text not null,
      password_changed_at text not null,
      activated_at text,
      void_at text
    )`,
    // An address may wait in several unfinished registrations, but only one login can be active under it.
    `create unique index portal_login_active on portal_login (username_key) where activated_at is not null and void_at is null`,
    `create index portal_login_username on portal_login (username_key, id)`,
    `create table portal_registration (
      id ${idColumn(dialect)},
      token_hash text not null unique,
      account_id ${integer(dialect)} not null references account (id),
      login_id ${integer(dialect)} references portal_login (id),
      attach integer not null,
      language text not null check (language in ('hu', 'en')),
      live integer not null check (live in (0, 1)),
      state text not null check (state in ('sms_sent', 'sms_ok', 'code_sent', 'declared', 'password_set', 'finished', 'confirmed')),
      trouble text check (trouble in ('sms_expired', 'sms_spent', 'email_expired', 'email_spent', 'login_locked')),
      mobile text not null,
      username text,
      username_key text,
      password_hash text,
      started_at text not null,
      moved_at text not null,
      seen_at text not null,
      sms_ok_at text,
      declared_at text,
      finished_at text,
      confirmed_at text,
      ended_at text,
      end_reason text check (end_reason in ('restarted', 'dropped', 'confirmed'))
    )`,
    // At most one live registration per account (portal.md §7).
    `create unique index portal_registration_live on portal_registration (account_id) where live = 1`,
    `create index portal_registration_age on portal_registration (started_at) where live = 1`,
    `create index portal_registration_moved on portal_registration (moved_at, id) where live = 1`,
    `create index portal_registration_login on portal_registration (login_id)`,
    `create table portal_code (
      id ${idColumn(dialect)},
      registration_id ${integer(dialect)} not null references portal_registration (id),
      kind text not null check (kind in ('sms', 'email')),
      state text not null check (state in ('open', 'used', 'void', 'expired', 'spent')),
      digest text not null,
      attempts integer not null default 0,
      sent_at text not null,
      expires_at text not null,
      outbox_id ${integer(dialect)} not null
    )`,
    `create index portal_code_registration on portal_code (registration_id, kind, id)`,
    `create index portal_code_expiry on portal_code (expires_at) where state = 'open'`,
    `create table portal_event (
      id ${idColumn(dialect)},
      account_id ${integer(dialect)} not null references account (id),
      registration_id ${integer(dialect)} references portal_registration (id),
      at text not null,
      kind text not null,
      by_name text,
      outbox_id ${integer(dialect)}
    )`,
    `create index portal_event_account on portal_event (account_id, id)`,
    `create table portal_declaration (
      id ${idColumn(dialect)},
      name text not null,
      version integer not null,
      mandatory integer not null,
      title_hu text not null,
      text_hu text not null,
      title_en text not null,
      text_en text not null,
      hash text not null,
      valid_from text not null,
      retired_at text,
      unique (name, version)
    )`,
    `create table portal_acceptance (
      registration_id ${integer(dialect)} not null references portal_registration (id),
      declaration_id ${integer(dialect)} not null references portal_declaration (id),
      version integer not null,
      hash text not null,
      language text not null,
      at text not null,
      primary key (registration_id, declaration_id)
    )`,
    // Failed log-ins in a row, under a keyed hash of whatever name was typed: known and unknown names climb alike.
    `create table portal_ladder (
      name_hash text primary key,
      failures integer not null,
      locked_at text,
      at text not null
    )`,
    `create table portal_session (
      token_hash text primary key,
      login_id ${integer(dialect)} not null references portal_login (id),
      created_at text not null,
      seen_at text not null
    )`,
    `create index portal_session_login on portal_session (login_id)`,
    `create table portal_security_code (
      id text primary key,
      at text not null
    )`,
    // What is limited, each time it happened; addresses and numbers in the subject are keyed hashes.
    `create table portal_use (
      subject text not null,
      at text not null
    )`,
    `create index portal_use_subject on portal_use (subject, at)`,
    `create table portal_password_link (
      token_hash text primary key,
      login_id ${integer(dialect)} not null references portal_login (id),
      created_at text not null,
      expires_at text not null
    )`,
    `create index portal_password_link_login on portal_password_link (login_id)`,
    ...firstDeclarations(),
  ],
};
