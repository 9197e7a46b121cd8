import type { DialectName } from '../connect.ts';
import { idColumn, integer } from '../dialect.ts';

/** What clients ask for after registration, the files they send, and a change of their user name (portal.md §4, §6.15). */
export const serviceTables = (dialect: DialectName): string[] => [
  `create table client_request (
      id ${idColumn(dialect)},
      kind text not null check (kind in ('data_change', 'stock_change', 'document_request', 'payment', 'claim', 'reply')),
      account_id ${integer(dialect)} references account (id),
      login_id ${integer(dialect)} references portal_login (id),
      mailbox_id ${integer(dialect)} references mailbox (id),
      item_id ${integer(dialect)} references post_item (id),
      contract_number text,
      details text not null,
      reference text unique,
      state text not null check (state in ('received', 'in_progress', 'done', 'rejected')),
      assigned_to ${integer(dialect)} references staff (id),
      answer text,
      created_at text not null,
      changed_at text not null,
      check ((mailbox_id is null) <> (login_id is null))
    )`,
  `create index client_request_login on client_request (login_id, id)`,
  `create index client_request_mailbox on client_request (mailbox_id, id)`,
  `create index client_request_account on client_request (account_id, id)`,
  `create index client_request_state on client_request (state, id)`,
  `create table client_file (
      id ${idColumn(dialect)},
      request_id ${integer(dialect)} not null references client_request (id),
      name text not null,
      type text not null,
      bytes integer not null,
      data text not null
    )`,
  `create index client_file_request on client_file (request_id)`,
  `create table insurer_payment (
      insurer_id ${integer(dialect)} primary key references insurer (id),
      beneficiary text not null,
      iban text not null,
      bic text not null
    )`,
  `create table portal_email_change (
      login_id ${integer(dialect)} primary key references portal_login (id),
      username text not null,
      username_key text not null,
      digest text not null,
      attempts integer not null default 0,
      sent_at text not null,
      expires_at text not null
    )`,
];
