import { idColumn, integer, sortable } from '../dialect.ts';
import type { Migration } from '../migrate.ts';
import { trigramSearch } from '../search.ts';
import { accountTally } from '../tally.ts';

const filters = ['status', 'step', 'manager_kind', 'cohort_id', 'intermediary_id', 'deadline'];

/** Client accounts, with the status kept by the database itself (contract/deadline.ts says the same in words). */
export const accounts: Migration = {
  name: '0002-accounts',
  statements: (dialect) => {
    const filtered = dialect === 'sqlite' ? `, ${filters.join(', ')}` : '';
    return [
      `create table account (
      id ${idColumn(dialect)},
      insurer_id ${integer(dialect)} not null references insurer (id),
      cohort_id ${integer(dialect)} not null references cohort (id),
      account_number text not null,
      account_key ${sortable(dialect)} not null,
      holder_id text not null,
      holder_name text not null,
      holder_kind text not null check (holder_kind in ('person', 'company')),
      name_sort ${sortable(dialect)} not null,
      search_text text not null,
      manager_kind text not null check (manager_kind in ('owner', 'agent', 'broker')),
      intermediary_id ${integer(dialect)} references intermediary (id),
      email text,
      mobile text,
      secondary_phone text,
      reachable integer not null,
      list_email text,
      list_mobile text,
      contact_corrected_at text,
      birth_date text,
      postcode text,
      town text,
      street text,
      tax_number text,
      salesperson text,
      contract_date text,
      risk_start text,
      contract_count integer,
      policy_numbers text,
      product text,
      annual_premium ${integer(dialect)},
      payment_frequency text,
      communication text,
      extra text,
      own_deadline text,
      deadline text not null,
      closed_on text,
      gone_on text,
      started_on text,
      confirmed_at text,
      confirmed_on text,
      confirmed_source text check (confirmed_source in ('portal', 'list')),
      step text not null default 'not_contacted',
      email_differs integer not null default 0,
      last_contact_at text,
      reminders_email integer not null default 0,
      reminders_sms integer not null default 0,
      call_attempts integer not null default 0,
      last_outcome text,
      revision integer not null default 0,
      created_at text not null,
      status text generated always as (
        case
          when closed_on is not null then 'closed'
          when manager_kind <> 'owner' then 'not_required'
          when confirmed_on is not null and confirmed_on <= deadline then 'registered_in_time'
          when confirmed_on is not null then 'registered_late'
          when started_on is not null then 'in_progress'
          when reachable = 0 then 'blocked'
          else 'not_started'
        end) stored,
      unique (insurer_id, account_key)
    )`,
      // One index an order of the list. On SQLite they also hold what lists are filtered by: looking each row up
      // in the encrypted table costs about eighty times as much (0.15 µs against 12 µs at a million accounts).
      `create index account_name on account (name_sort, id${filtered})`,
      `create index account_deadline on account (deadline, name_sort, id${filtered})`,
      `create index account_contact on account (coalesce(last_contact_at, ''), id${filtered})`,
      `create index account_number on account (account_key, id${filtered})`,
      `create index account_intermediary on account (coalesce(intermediary_id, 0), name_sort, id${filtered})`,
      `create index account_status on account (status, name_sort, id)`,
      `create index account_step on account (step, name_sort, id)`,
      `create index account_holder on account (holder_id)`,
      // The newest day of each kind is one look at the end of its index; registrations a day are a range of it.
      ...['closed_on', 'started_on', 'confirmed_on'].map(
        (column) => `create index account_${column} on account (${column}) where ${column} is not null`,
      ),
      ...accountTally(dialect),
      ...trigramSearch(dialect, 'account', 'search_text'),
      // What was there before a hand correction, kept as proof and for undo.
      `create table contact_change (
      id ${idColumn(dialect)},
      account_id ${integer(dialect)} not null references account (id),
      at text not null,
      actor_id ${integer(dialect)},
      field text not null,
      before text,
      after text
    )`,
      `create index contact_change_account on contact_change (account_id, id)`,
    ];
  },
};
