-- Puts a copy that Kapocs keeps as a schema back in the place of the present data, all or nothing.
-- Every server of Kapocs is stopped meanwhile; a superuser of PostgreSQL runs it:
--   psql -d kapocs -v ON_ERROR_STOP=1 -v copy=kapocs_20261121_012104892_before_import -f restore-copy.sql
begin;
select set_config('kapocs.copy', :'copy', true) as "copy";
-- Without triggers: tallies and the history are in the copy as they were.
set local session_replication_role = replica;

do $$
declare
  kept text := current_setting('kapocs.copy');
  here text[] := (select array_agg(tablename::text order by tablename) from pg_tables where schemaname = 'public');
  there text[] := (select array_agg(tablename::text order by tablename) from pg_tables where schemaname = kept);
  of_table text;
  named text;
  numbered text;
  same boolean;
begin
  if there is null then
    raise exception 'There is no copy named %.', kept;
  end if;
  execute format('select (select array_agg(name order by name) from public.migration)
    = (select array_agg(name order by name) from %I.migration)', kept) into same;
  if here <> there or not same then
    raise exception 'The copy % was made by another version of Kapocs.', kept;
  end if;

  execute (select 'truncate ' || string_agg(format('public.%I', name), ', ') from unnest(here) as name);
  foreach of_table in array here loop
    select string_agg(format('%I', attname), ', ' order by attnum) into named
      from pg_attribute
      where attrelid = format('public.%I', of_table)::regclass
        and attnum > 0 and not attisdropped and attgenerated = '';
    execute format('insert into public.%I (%s) select %s from %I.%I', of_table, named, named, kept, of_table);

    select attname into numbered
      from pg_attribute
      where attrelid = format('public.%I', of_table)::regclass and attnum > 0 and attidentity <> '';
    if numbered is not null then
      execute format('select setval(pg_get_serial_sequence(%L, %L), (select coalesce(max(%I), 0) + 1 from public.%I), false)',
        format('public.%I', of_table), numbered, numbered, of_table);
    end if;
  end loop;
end
$$;

-- As the program does it after a restore of its own: everybody signs in anew, nothing goes out that may have gone.
delete from public.staff_session;
delete from public.portal_session;
update public.ladder set active = 0;
update public.outbox set state = 'cancelled', reason = 'superseded', text = '', html = null, mime = null,
    lease_owner = null, lease_until = null
  where secret = 1 and state in ('planned', 'queued', 'leased', 'in_flight');
update public.outbox set state = 'held', reason = 'restored', lease_owner = null, lease_until = null, fence = fence + 1
  where state in ('planned', 'queued', 'leased', 'in_flight');
commit;
