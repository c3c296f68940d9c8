-- Which windows were read, which plan a run was made for, and wishes to fill gaps.

alter table run
  add column plan_version integer,
  add column backfill     text collate "C";

comment on column run.plan_version is 'of the schedule''s plan, as it was when the run was born';

create index run_by_occurrence on run (scheduled_for, id);
create index run_of_backfill on run (backfill) where backfill is not null;

create table backfill (
  id           text collate "C" primary key,
  schedule_id  text collate "C" not null,
  requested_by text collate "C" not null,
  requested_at timestamptz not null
);

create table window_read (
  run_id        text collate "C" primary key,
  schedule_id   text collate "C" not null,
  scheduled_for timestamptz not null,
  range_from    timestamptz not null,
  range_to      timestamptz not null check (range_to > range_from),
  session_id    text collate "C" not null,
  outcome       text not null,
  partial       boolean not null,
  read_at       timestamptz not null
);

comment on table window_read is 'the coverage ledger: outlives sessions and their evidence';

create index window_read_of_schedule on window_read (schedule_id, range_from, range_to);

-- What was read before there was a ledger, as far as its evidence is there.
insert into window_read
select
  r.id, r.schedule_id, r.scheduled_for, min(e.range_from), max(e.range_to), r.session_id,
  r.outcome, bool_or(e.partial <> ''), r.finished_at
from run r join evidence e on e.session_id = r.session_id
where r.schedule_id is not null and r.status = 'COMPLETED'
group by r.id;
