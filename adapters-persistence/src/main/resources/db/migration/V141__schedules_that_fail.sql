-- Which schedules need somebody, found without reading all of them.

create index schedule_clock_failing on schedule_clock (schedule_id)
  where status = 'FAILED' or status = 'ACTIVE' and failure_streak > 0;
