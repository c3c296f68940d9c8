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
