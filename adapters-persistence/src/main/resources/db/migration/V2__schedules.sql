-- What users wrote (wide, changes rarely) and what the clock touches (narrow, hot).

create table schedule (
  id              text collate "C" primary key,
  owner           text collate "C" not null,
  name            text        not null,
  description     text        not null,
  query           text        not null,
  persona         text        not null,
  overlap         text        not null,
  catchup         text        not null,
  notify_on       text        not null,
  visibility      text        not null,
  tags            text[]      not null,
  frequency       text        not null,
  at_time         time,
  at_date         date,
  day_of_week     smallint check (day_of_week between 1 and 7),
  day_of_month    smallint check (day_of_month between 1 and 31),
  cron_expression text,
  zone            text        not null,
  start_at        timestamptz,
  end_at          timestamptz,
  delay_seconds   bigint      not null check (delay_seconds >= 0),
  plan_version    integer,
  created_at      timestamptz not null,
  deleted_at      timestamptz,
  constraint frequency_has_its_parts check (
    case frequency
      when 'ONCE' then at_date is not null and at_time is not null
      when 'DAILY' then at_time is not null
      when 'WEEKLY' then day_of_week is not null and at_time is not null
      when 'MONTHLY' then day_of_month is not null and at_time is not null
      when 'CUSTOM' then cron_expression is not null
      else false
    end
  )
);

create index schedule_of_owner on schedule (owner, created_at, id) where deleted_at is null;
create index schedule_of_team on schedule (created_at, id) where deleted_at is null and visibility = 'TEAM';
create index schedule_by_creation on schedule (created_at, id) where deleted_at is null;
create index schedule_by_name on schedule (lower(name), id) where deleted_at is null;

create table schedule_clock (
  schedule_id     text collate "C" primary key references schedule,
  status          text        not null check (status in ('ACTIVE', 'PAUSED', 'FAILED', 'COMPLETED', 'DELETED')),
  next_run_at     timestamptz,
  failure_streak  smallint    not null default 0 check (failure_streak between 0 and 5),
  since           timestamptz,
  paused_until    timestamptz,
  pause_reason    text,
  failure_code    text,
  failure_message text,
  failure_hint    text,
  version         bigint      not null,
  updated_at      timestamptz not null,
  constraint only_active_has_a_next_time check (status = 'ACTIVE' or next_run_at is null),
  constraint only_paused_has_an_until check (status = 'PAUSED' or paused_until is null),
  constraint a_pause_has_a_reason check ((status = 'PAUSED') = (pause_reason is not null)),
  constraint a_failure_has_a_reason check ((status = 'FAILED') = (failure_code is not null))
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

comment on column schedule_clock.since is 'when it failed or was completed';

create index schedule_clock_due on schedule_clock (next_run_at, schedule_id) where next_run_at is not null;
create index schedule_clock_pause_ends on schedule_clock (paused_until, schedule_id) where paused_until is not null;

create table plan_version (
  schedule_id text collate "C" not null references schedule,
  version     integer     not null check (version > 0),
  plan        json        not null,
  hash        text        not null,
  created_at  timestamptz not null default now(),
  primary key (schedule_id, version)
);

create extension if not exists pg_trgm;

create index schedule_text on schedule
  using gin ((name || e'\n' || description || e'\n' || query) gin_trgm_ops) where deleted_at is null;
