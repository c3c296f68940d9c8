-- Rows that arrived after their window was read, and whether schedules still see their data.

alter table window_read
  add column late_rows   bigint  not null default 0,
  add column late_reread boolean not null default false;

comment on column window_read.late_reread is 'it was judged again with all of them';

create index window_read_by_occurrence on window_read (schedule_id, scheduled_for);

create table schedule_sight (
  schedule_id text collate "C" primary key references schedule,
  state       text        not null check (state in ('SEES', 'QUIET', 'BLIND')),
  reasons     text[]      not null,
  checked_at  timestamptz not null
);

-- The minute of the week at which a schedule is looked at.
create index schedule_sight_minute on schedule_clock (((hashtext(schedule_id) & 2147483647) % 10080))
  where status = 'ACTIVE';
