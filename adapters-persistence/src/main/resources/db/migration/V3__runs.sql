-- History (one row per occurrence, written twice) and queue (only what waits or executes) are
-- apart: a queue inside the history would bloat its indexes and slow every claim.

create table run (
  id              text collate "C" primary key,
  schedule_id     text collate "C",
  scheduled_for   timestamptz not null,
  turn            integer     not null default 0 check (turn >= 0),
  trigger         text        not null,
  lane            text collate "C" not null,
  session_id      text collate "C" not null,
  status          text        not null
    check (status in ('OPEN', 'COMPLETED', 'FAILED', 'CANCELLED', 'SKIPPED', 'MISSED')),
  queued_at       timestamptz not null,
  started_at      timestamptz,
  finished_at     timestamptz,
  outcome         text,
  reason          text,
  failure_code    text,
  failure_hint    text,
  attempts        smallint    not null default 1,
  constraint one_run_for_each_occurrence unique (schedule_id, scheduled_for, turn),
  constraint an_end_has_a_time check ((status = 'OPEN') = (finished_at is null)),
  constraint only_a_completed_run_has_an_outcome check ((status = 'COMPLETED') = (outcome is not null)),
  constraint only_a_failed_run_has_a_failure check ((status = 'FAILED') = (failure_code is not null))
) with (fillfactor = 80);

comment on column run.turn is '0 is the occurrence itself; manual runs and repetitions count from 1';
comment on column run.status is 'OPEN while a row in work says whether it waits or executes';

create index run_of_session on run (session_id);

create table worker (
  token         bigint generated always as identity primary key,
  name          text        not null,
  registered_at timestamptz not null default now(),
  lease_until   timestamptz not null
) with (fillfactor = 50);

create index worker_lease on worker (lease_until);

create table work (
  run_id           text collate "C" primary key,
  schedule_id      text collate "C",
  lane             text collate "C" not null,
  manual           boolean     not null,
  priority         smallint    not null default 0,
  waiting_since    timestamptz not null,
  waits_for        text collate "C" references work on delete set null,
  worker           bigint,
  token            bigint      not null default 0,
  losses           smallint    not null default 0,
  started_at       timestamptz,
  cancel_requested boolean     not null default false,
  last_event       bigint      not null default 0
) with (
  fillfactor = 70,
  autovacuum_vacuum_scale_factor = 0.01,
  autovacuum_vacuum_threshold = 500,
  autovacuum_vacuum_cost_delay = 0,
  autovacuum_analyze_scale_factor = 0.05
);

comment on column work.priority is 'the lower goes first; backfills have 1';
comment on column work.token is 'the fence: grows whenever the run changes hands';
comment on column work.worker is 'worker.token of the holder; without a foreign key, because a dead worker''s row goes first';
comment on column work.waiting_since is 'the occurrence, or the moment it was asked for: the oldest goes first';
comment on column work.last_event is 'sequence of the session''s latest event';

create index work_waiting on work (lane, priority, waiting_since, run_id) where worker is null and waits_for is null;
create index work_claimed on work (lane, worker) where worker is not null;
create index work_of_schedule on work (schedule_id) where schedule_id is not null;
create index work_blocked on work (waits_for) where waits_for is not null;
create index work_manual on work (lane) where manual;
create index work_to_cancel on work (worker) where cancel_requested;
