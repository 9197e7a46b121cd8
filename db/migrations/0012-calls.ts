import { idColumn, integer } from '../dialect.ts';
import type { Migration } from '../migrate.ts';

/** The call desk: who is to be called, who has whom, what came of it, and what was promised. */
export const callDesk: Migration = {
  name: '0012-calls',
  statements: (dialect) => [
    // One row a client, not an account. `promised`: a callback, or kept for one agent.
    `create table call_task (
      id ${idColumn(dialect)},
      holder_id text not null,
      account_id ${integer(dialect)} not null references account (id),
      cohort_id ${integer(dialect)} not null references cohort (id),
      reason text not null,
      state text not null check (state in ('ready', 'resting', 'closed')),
      deadline text not null,
      weight ${integer(dialect)} not null,
      attempts integer not null default 0,
      created_at text not null,
      ready_at text not null,
      not_before text,
      agent_id ${integer(dialect)} references staff (id),
      leased_at text,
      lease_until text,
      fence ${integer(dialect)} not null default 0,
      last_agent ${integer(dialect)},
      promised integer not null default 0,
      for_agent ${integer(dialect)} references staff (id),
      fall_at text,
      fell_at text,
      callback_at text,
      callback_words text,
      callback_by ${integer(dialect)},
      missed_closed integer not null default 0,
      closed_at text,
      closed_reason text
    )`,
    // A client is never in two hands: not even after registering while on the phone.
    `create unique index call_task_holder on call_task (holder_id) where state <> 'closed' or agent_id is not null`,
    `create unique index call_task_agent on call_task (agent_id) where agent_id is not null`,
    `create index call_task_queue on call_task (deadline, weight desc, attempts, created_at, id)
      where state = 'ready' and agent_id is null and promised = 0`,
    `create index call_task_promised on call_task (callback_at, id)
      where state = 'ready' and agent_id is null and promised = 1`,
    `create index call_task_resting on call_task (not_before, id) where state = 'resting'`,
    `create index call_task_falling on call_task (fall_at) where fall_at is not null`,
    `create index call_task_callback on call_task (callback_at, id) where callback_at is not null and state <> 'closed'`,
    `create index call_task_held on call_task (lease_until) where agent_id is not null`,
    `create index call_task_open on call_task (reason, state, ready_at) where state <> 'closed'`,
    `create index call_task_past on call_task (holder_id, cohort_id)`,
    `create table call_attempt (
      id ${idColumn(dialect)},
      task_id ${integer(dialect)} not null references call_task (id),
      holder_id text not null,
      account_id ${integer(dialect)} not null references account (id),
      cohort_id ${integer(dialect)} not null,
      agent_id ${integer(dialect)} not null,
      at text not null,
      claimed_at text not null,
      talk_seconds integer not null,
      outcome text not null,
      contact integer not null,
      reached integer not null,
      effect text not null,
      phone text,
      identified integer not null,
      note text not null,
      script_version integer not null,
      promised_for text,
      kept integer,
      callback_at text
    )`,
    `create index call_attempt_at on call_attempt (at, agent_id)`,
    `create index call_attempt_holder on call_attempt (holder_id, at)`,
    `create index call_attempt_agent on call_attempt (agent_id, at)`,
    `create table call_setting (
      name text primary key,
      value text not null
    )`,
    `create table call_script (
      version ${idColumn(dialect)},
      body text not null,
      at text not null,
      made_by ${integer(dialect)}
    )`,
    // Who is not to be called, and which numbers lead nowhere.
    `create table call_refusal (
      id ${idColumn(dialect)},
      holder_id text not null unique,
      outcome text not null,
      at text not null,
      made_by ${integer(dialect)}
    )`,
    `create table call_dead_number (
      holder_id text not null,
      phone text not null,
      outcome text not null,
      at text not null,
      primary key (holder_id, phone)
    )`,
    `create table call_ticket (
      id ${idColumn(dialect)},
      account_id ${integer(dialect)} not null references account (id),
      outcome text not null,
      note text not null,
      at text not null,
      made_by ${integer(dialect)},
      settled_at text,
      settled_by ${integer(dialect)}
    )`,
    `create index call_ticket_open on call_ticket (id) where settled_at is null`,
    `create table call_deputy (
      agent_id ${integer(dialect)} primary key references staff (id),
      deputy_id ${integer(dialect)} not null references staff (id),
      until text
    )`,
  ],
};
