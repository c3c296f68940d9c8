-- Findings as people deal with them: one matter for a thing that a schedule finds again and again.

create table matter (
  scope       text collate "C" not null,
  fingerprint text        not null,
  finding_id  text collate "C" not null,
  first_seen  timestamptz not null,
  last_seen   timestamptz not null,
  sightings   integer     not null check (sightings > 0),
  status      text        not null default 'OPEN' check (status in ('OPEN', 'ACKNOWLEDGED', 'DISMISSED')),
  words       text        not null default '',
  triaged_by  text collate "C",
  triaged_at  timestamptz,
  primary key (scope, fingerprint),
  constraint only_open_is_untriaged check ((status = 'OPEN') = (triaged_by is null))
) with (fillfactor = 70);

comment on column matter.scope is 'the schedule, or the session where there is none';
comment on column matter.finding_id is 'the latest finding of it';

create index matter_seen on matter (last_seen, finding_id);
create index matter_of_finding on matter (finding_id);

create table suppression (
  id          text collate "C" primary key,
  fingerprint text        not null,
  schedule_id text collate "C",
  title       text        not null,
  reason      text        not null,
  author      text collate "C" not null,
  created_at  timestamptz not null,
  expires_at  timestamptz not null check (expires_at > created_at),
  lifted_by   text collate "C",
  lifted_at   timestamptz,
  constraint a_lift_has_both check ((lifted_by is null) = (lifted_at is null))
);

comment on column suppression.schedule_id is 'null for all schedules';

create index suppression_of_thing on suppression (fingerprint) where lifted_at is null;
create index suppression_of_schedule on suppression (schedule_id, created_at);
create index suppression_by_creation on suppression (created_at, id);

alter table finding add column suppression text collate "C";

create index finding_suppressed on finding (suppression) where suppression is not null;

insert into matter (scope, fingerprint, finding_id, first_seen, last_seen, sightings)
select scope, fingerprint, (array_agg(id order by at desc, id desc))[1], min(at), max(at), count(*)
from (
  select coalesce(s.schedule_id, s.id) as scope, f.fingerprint, f.id, coalesce(s.finished_at, s.created_at) as at
  from finding f join session s on s.id = f.session_id) seen
group by scope, fingerprint;
