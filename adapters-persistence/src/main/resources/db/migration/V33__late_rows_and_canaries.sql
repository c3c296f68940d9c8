-- Rows that arrived after their window was read, and whether schedules still see their data.

alter table window_read
  add column late_rows   bigint  not null default 0,
  add column late_reread boolean not null default false;

comment on column window_read.late_reread is 'it was judged again with all of them';

create index window_read_by_occurrence on window_read (schedule_id, scheduled_for);
