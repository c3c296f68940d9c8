-- Audits of domains. They run on the fabric of investigations: the same clock, the same history,
-- queue, workers and lanes (docs/adr/0073-audits-share-the-fabric.md). Only what is ordered and what
-- is found lies in tables of its own.

create table workspace (
  id         text collate "C" primary key,
  name       text        not null,
  domain     text        not null,
  creator    text collate "C" not null,
  created_at timestamptz not null,
  deleted_at timestamptz
);

create table workspace_member (
  workspace_id text collate "C" not null references workspace,
  user_id      text collate "C" not null,
  role         text        not null check (role in ('VIEWER', 'MEMBER', 'OWNER')),
  since        timestamptz not null,
  primary key (workspace_id, user_id)
);

create index workspace_of_member on workspace_member (user_id, workspace_id);

create table workspace_target (
  workspace_id text collate "C" not null references workspace,
  domain       text        not null,
  token        text        not null,
  state        text        not null check (state in ('PENDING', 'VERIFIED', 'FAILED')),
  method       text        check (method in ('DNS', 'FILE')),
  checked_at   timestamptz,
  verified_at  timestamptz,
  detail       text        not null,
  primary key (workspace_id, domain),
  constraint only_verified_says_how check ((state = 'VERIFIED') = (method is not null)),
  constraint only_verified_says_since check ((state = 'VERIFIED') = (verified_at is not null))
);

-- A clock belongs to a schedule of investigations or to one of audits.
alter table schedule_clock drop constraint schedule_clock_schedule_id_fkey;

create table audit_schedule (
  id              text collate "C" primary key,
  workspace_id    text collate "C" not null references workspace,
  owner           text collate "C" not null,
  name            text        not null,
  audit_type      text        not null check (audit_type in ('SHALLOW', 'DEEP', 'AUTONOMOUS')),
  targets         text[]      not null check (cardinality(targets) > 0),
  scope           text,
  cron_expression text        not null,
  zone            text        not null,
  created_at      timestamptz not null,
  deleted_at      timestamptz
);

create index audit_schedule_of_workspace on audit_schedule (workspace_id, created_at, id) where deleted_at is null;

create table audit (
  id            text collate "C" primary key,
  workspace_id  text collate "C" not null references workspace,
  run_id        text collate "C" not null unique,
  schedule_id   text collate "C",
  schedule_name text,
  audit_type    text        not null check (audit_type in ('SHALLOW', 'DEEP', 'AUTONOMOUS')),
  targets       text[]      not null check (cardinality(targets) > 0),
  scope         text,
  ordered_by    text collate "C" not null,
  created_at    timestamptz not null
);

comment on table audit is 'as it was ordered; what became of it stands in its run';

create index audit_of_workspace on audit (workspace_id, created_at, id);

create table audit_target (
  audit_id    text collate "C" not null references audit,
  position    smallint    not null,
  target      text        not null,
  coverage    json        not null,
  level       text        not null,
  started_at  timestamptz not null,
  ended_at    timestamptz not null,
  destroyed   boolean     not null,
  decisions   json        not null,
  observatory integer,
  limited     text        not null,
  primary key (audit_id, position)
);

-- One row for a thing that is found again and again, whatever finds it.
create table audit_matter (
  workspace_id text collate "C" not null references workspace,
  fingerprint  text        not null,
  check_id     text        not null,
  target       text        not null,
  state        text        not null check (state in ('NEW', 'STILL', 'FIXED', 'REGRESSED')),
  finding_id   text collate "C" not null,
  first_seen   timestamptz not null,
  last_seen    timestamptz not null,
  verdict      text        check (verdict in ('CONFIRMED', 'FALSE_POSITIVE', 'ACCEPTED_RISK', 'WONT_FIX')),
  reason       text,
  triaged_by   text collate "C",
  triaged_at   timestamptz,
  triaged_until timestamptz,
  primary key (workspace_id, fingerprint),
  constraint a_verdict_has_its_parts check (
    (verdict is null) = (reason is null) and (verdict is null) = (triaged_by is null)
    and (verdict is null) = (triaged_at is null) and (verdict is not null or triaged_until is null))
) with (fillfactor = 70);

create index audit_matter_of_target on audit_matter (workspace_id, target);

create table audit_finding (
  audit_id    text collate "C" not null references audit,
  position    integer     not null,
  id          text collate "C" not null unique,
  fingerprint text        not null,
  target      text        not null,
  check_id    text        not null,
  severity    text        not null,
  state       text        not null check (state in ('NEW', 'STILL', 'FIXED', 'REGRESSED')),
  body        json        not null,
  primary key (audit_id, position),
  unique (audit_id, fingerprint)
);
