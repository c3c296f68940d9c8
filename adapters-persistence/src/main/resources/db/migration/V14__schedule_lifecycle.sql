-- What the life of a schedule needs beyond its first design.

alter table schedule
  add column jitter_seconds bigint not null default 0 check (jitter_seconds between 0 and 3600),
  add column times_since timestamptz;

update schedule set times_since = created_at;

alter table schedule
  alter column times_since set not null,
  alter column times_since set default now(),
  add constraint a_delay_lies_within_its_jitter check (delay_seconds <= jitter_seconds);

comment on column schedule.jitter_seconds is 'how far it may be moved; delay_seconds is how far it is';
comment on column schedule.times_since is 'since when its times are these';

alter table schedule_clock
  add column before_deletion text
    check (before_deletion in ('ACTIVE', 'PAUSED', 'FAILED', 'COMPLETED')),
  add constraint only_deleted_has_a_status_before
    check (before_deletion is null or status = 'DELETED');

create index schedule_tags on schedule using gin (tags) where deleted_at is null;
