-- Migrations are run by the owner of the tables. The servers need less: they work as a member of the
-- role socmate_servers, which adds to the audit log and reads it, and can do no more to it.

-- Gives a role what servers need of all that is here and of all that later migrations make. For the
-- owner to call once more where the role could not be made below.
create procedure let_servers_in(servers name) language plpgsql as $$
declare
  place name;
  thing record;
begin
  foreach place in array array[current_schema(), 'quartz'] loop
    execute format('grant usage on schema %I to %I', place, servers);
    execute format(
      'alter default privileges in schema %I grant select, insert, update, delete on tables to %I',
      place, servers);
    execute format(
      'alter default privileges in schema %I grant usage, select, update on sequences to %I',
      place, servers);
  end loop;
  for thing in
    select n.nspname as place, c.relname as name, c.relkind = 'S' as is_sequence
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in (current_schema(), 'quartz') and c.relkind in ('r', 'p', 'v', 'm', 'S')
      and pg_has_role(c.relowner, 'usage')
  loop
    execute format(
      'grant %s on %I.%I to %I',
      case
        when thing.is_sequence then 'usage, select, update'
        when thing.name = 'audit_log' then 'select, insert'
        when thing.name = 'flyway_schema_history' then 'select'
        else 'select, insert, update, delete'
      end,
      thing.place, thing.name, servers);
  end loop;
end
$$;

comment on procedure let_servers_in is 'docs/database-roles.md';

do $$
begin
  if not exists (select from pg_roles where rolname = 'socmate_servers') then
    create role socmate_servers nologin;
  end if;
  call let_servers_in('socmate_servers');
exception
  when insufficient_privilege then
    raise notice 'The role socmate_servers was not made; docs/database-roles.md says how to.';
  when duplicate_object or unique_violation then
    call let_servers_in('socmate_servers');
end
$$;
