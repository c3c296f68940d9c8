-- What every request asks, made cheap (docs/benchmarks/reads.md).

-- How many schedules each owner has, so that the total of a list is read and not counted
-- (docs/adr/0024-totals-are-tallied.md). Every change adds a row, within its own transaction; the
-- sum is the number. Nobody waits for anybody, and what has been added is folded now and then.

create table schedule_tally (
  owner text collate "C" not null,
  own   bigint not null,
  team  bigint not null
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);

comment on column schedule_tally.own is 'how many more that are not deleted';
comment on column schedule_tally.team is 'how many more of them that the team sees';

create index schedule_tally_of_owner on schedule_tally (owner) include (own, team);
create index schedule_tally_of_team on schedule_tally (owner) include (team) where team <> 0;

lock table schedule in share row exclusive mode;

insert into schedule_tally (owner, own, team)
select owner, count(*), count(*) filter (where visibility = 'TEAM')
from schedule where deleted_at is null group by owner;

create function tally_new_schedules() returns trigger language plpgsql as $$
begin
  insert into schedule_tally (owner, own, team)
  select owner, count(*), count(*) filter (where visibility = 'TEAM')
  from added where deleted_at is null group by owner;
  return null;
end
$$;

create function tally_changed_schedules() returns trigger language plpgsql as $$
begin
  insert into schedule_tally (owner, own, team)
  select owner, sum(one), coalesce(sum(one) filter (where visibility = 'TEAM'), 0)
  from (
    select owner, visibility, 1 as one from after_change where deleted_at is null
    union all
    select owner, visibility, -1 from before_change where deleted_at is null) changed
  group by owner
  having sum(one) <> 0 or sum(one) filter (where visibility = 'TEAM') <> 0;
  return null;
end
$$;

create trigger tally_new_schedules after insert on schedule
  referencing new table as added
  for each statement execute function tally_new_schedules();

create trigger tally_changed_schedules after update on schedule
  referencing old table as before_change new table as after_change
  for each statement execute function tally_changed_schedules();

-- The same decision by probes of the index whatever the statistics say: a plan made while nobody
-- called would read all of rate_hit once everybody does. What has left the window is looked for in
-- steps that grow, since mostly it is one row.
create or replace function rate_decide(
  the_partition text, most integer, window_length interval,
  out admitted boolean, out remaining integer, out wait interval)
language plpgsql set enable_seqscan = off as $$
declare
  w        rate_window;
  moment   timestamptz;
  gone     integer;
  step     integer := 4;
  oldest   timestamptz;
begin
  loop
    select * into w from rate_window where partition = the_partition for update;
    exit when found;
    insert into rate_window (partition) values (the_partition) on conflict do nothing;
  end loop;
  moment := clock_timestamp();
  if w.last_at > moment + interval '1 second' then
    -- The clock was set back: what lies in the future cannot be waited for.
    delete from rate_hit where partition = the_partition;
    w.first := w.last + 1;
  end if;
  loop
    delete from rate_hit
    where partition = the_partition and number between w.first and w.first + step - 1
      and at <= moment - window_length;
    get diagnostics gone = row_count;
    w.first := w.first + gone;
    exit when gone < step;
    step := least(4 * step, 256);
  end loop;
  admitted := w.last - w.first + 1 < most;
  if admitted then
    w.last := w.last + 1;
    w.last_at := moment;
    insert into rate_hit (partition, number, at) values (the_partition, w.last, moment);
    update rate_window set first = w.first, last = w.last, last_at = w.last_at
    where partition = the_partition;
    select at into oldest from rate_hit where partition = the_partition and number = w.first;
  else
    -- More may be in the window than the limit allows, if the limit was lowered: the next may pass
    -- when all but most - 1 have left.
    select at into oldest from rate_hit
    where partition = the_partition and number = w.last - most + 1;
    update rate_window set first = w.first where partition = the_partition and first <> w.first;
  end if;
  remaining := greatest(0, most - (w.last - w.first + 1))::integer;
  wait := oldest + window_length - moment;
end
$$;
