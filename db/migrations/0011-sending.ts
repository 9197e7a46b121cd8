import { idColumn, integer } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** Frequency cap, ladder, consent, senders and follow-ups, on top of the ledger. */
export const sending: Migration = {
  name: '0011-sending',
  statements: (dialect) => [
    // When the other side could first have accepted it: what the frequency cap and the ladder count from.
    `alter table outbox add column handed_at text`,
    `update outbox set handed_at = coalesce(sent_at, changed_at)
      where state in ('in_flight', 'sent', 'delivered', 'unknown', 'simulated')`,
    `create index outbox_handed on outbox (handed_at) where lane = 'bulk' and handed_at is not null`,
    `create index outbox_provider on outbox (provider_ref) where provider_ref is not null`,
    `create index outbox_lost on outbox (changed_at) where lane = 'bulk' and state in ('bounced', 'failed', 'skipped')`,
    // when the provider was last asked what became of it
    `alter table outbox add column asked_at text`,
    `create index outbox_sms_open on outbox (handed_at) where channel = 'sms' and state in ('sent', 'unknown')`,
    `alter table outbox add column sender_id ${integer(dialect)}`,
    `alter table campaign add column sender_id ${integer(dialect)}`,
    `alter table campaign add column ladder_step_id ${integer(dialect)}`,
    `create table campaign_struck (
      campaign_id ${integer(dialect)} not null references campaign (id),
      account_id ${integer(dialect)} not null,
      primary key (campaign_id, account_id)
    )`,
    `create table ladder (
      id integer primary key check (id = 1),
      active integer not null default 0,
      ends_after integer not null,
      changed_at text,
      changed_by ${integer(dialect)},
      switched_by ${integer(dialect)},
      ran_on text
    )`,
    `insert into ladder (id, active, ends_after) values (1, 0, 14)`,
    `create table ladder_step (
      id ${idColumn(dialect)},
      kind text not null check (kind in ('email', 'sms', 'call')),
      anchor text not null check (anchor in ('deadline', 'contact')),
      days integer not null,
      template_id ${integer(dialect)},
      unique (anchor, days)
    )`,
    // A step is taken once per account and deadline: a moved deadline begins the ladder anew.
    `create table ladder_mark (
      step_id ${integer(dialect)} not null,
      account_id ${integer(dialect)} not null,
      deadline text not null,
      campaign_id ${integer(dialect)} not null,
      primary key (step_id, account_id, deadline)
    )`,
    // Advertising goes only where somebody has said yes; known by a keyed hash, as refusals are.
    `create table consent (
      id ${idColumn(dialect)},
      channel text not null check (channel in ('email', 'sms')),
      address text,
      address_hash text not null,
      source text not null,
      note text,
      given_on text not null,
      created_at text not null,
      created_by ${integer(dialect)},
      unique (channel, address_hash)
    )`,
    `create index consent_address on consent (channel, address)`,
    `create table sender (
      id ${idColumn(dialect)},
      address text not null unique,
      name text not null,
      reply_to text,
      dkim_selector text,
      dkim_key text
    )`,
    // What goes along with a letter until its bytes are composed.
    `create table outbox_attachment (
      outbox_id ${integer(dialect)} not null,
      filename text not null,
      type text not null,
      content text not null,
      primary key (outbox_id, filename)
    )`,
    // What came back and why; three times "not now" from an address within two weeks is as good as never.
    `create table bounce (
      id ${idColumn(dialect)},
      outbox_id ${integer(dialect)} not null,
      address_hash text not null,
      kind text not null,
      status text,
      at text not null,
      unique (outbox_id, kind)
    )`,
    `create index bounce_address on bounce (address_hash, at)`,
  ],
};
