-- Investigations as people see them, with everything they leave behind. Texts taken from logs are
-- hostile: `json`, unlike `jsonb`, keeps every escape a string can hold.

create table session (
  id          text collate "C" primary key,
  owner       text collate "C" not null,
  visibility  text        not null,
  schedule_id text collate "C",
  title       text        not null,
  query       text        not null,
  persona     text        not null,
  status      text        not null check (status in ('ACTIVE', 'COMPLETED', 'FAILED', 'CANCELLED')),
  created_at  timestamptz not null,
  finished_at timestamptz,
  outcome     text,
  constraint an_end_has_a_time check ((status = 'ACTIVE') = (finished_at is null))
) with (fillfactor = 85);

create index session_of_owner on session (owner, created_at, id);
create index session_of_team on session (created_at, id) where visibility = 'TEAM';
create index session_by_creation on session (created_at, id);

create table session_event (
  session_id text collate "C" not null,
  sequence   bigint      not null,
  at         timestamptz not null,
  kind       text        not null,
  stage      text,
  message    text        not null,
  facts      json        not null,
  primary key (session_id, sequence)
);

-- Who listens to a session, so that nobody is notified of the others: NOTIFY puts commits in a row.
create unlogged table session_watch (
  session_id text collate "C" primary key,
  until      timestamptz not null
);

create table session_report (
  session_id   text collate "C" primary key references session,
  outcome      text not null,
  inconclusive text,
  report       text not null
);

create table finding (
  session_id  text collate "C" not null references session,
  position    integer  not null,
  id          text collate "C" not null unique,
  title       text     not null,
  description text     not null,
  severity    text     not null,
  key         json     not null,
  fingerprint text     not null,
  novelty     text     not null,
  techniques  text[]   not null,
  evidence    json     not null,
  primary key (session_id, position)
);

create table evidence (
  session_id text collate "C" not null references session,
  query      text        not null,
  position   integer     not null,
  title      text        not null,
  kql        text        not null,
  range_from timestamptz not null,
  range_to   timestamptz not null,
  columns    json        not null,
  total_rows bigint      not null,
  partial    text        not null,
  primary key (session_id, query)
);

-- A few hundred rows together compress well and are still quick to page through.
create table evidence_rows (
  session_id text collate "C" not null,
  query      text    not null,
  first_row  integer not null,
  rows       json    not null,
  primary key (session_id, query, first_row),
  foreign key (session_id, query) references evidence
);

create table notification (
  id          text collate "C" primary key,
  recipient   text collate "C" not null,
  event       text        not null,
  title       text        not null,
  body        text        not null,
  severity    text,
  schedule_id text collate "C",
  session_id  text collate "C",
  created_at  timestamptz not null,
  read_at     timestamptz
) with (fillfactor = 90);

create index notification_inbox on notification (recipient, created_at, id);
create index notification_unread on notification (recipient, created_at, id) where read_at is null;
