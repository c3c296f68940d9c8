-- Incidents: what providers reported, and beside it what people here say of them. A sync writes only
-- the first, people only the second.

create sequence incident_number start 1000000;

create table incident (
  number          bigint primary key,
  provider        text collate "C" not null,
  remote_id       text collate "C" not null,
  etag            text        not null,
  remote_number   bigint,
  title           text        not null,
  description     text        not null,
  severity        text        not null,
  status          text        not null check (status in ('NEW', 'ACTIVE', 'CLOSED')),
  verdict         text,
  reason          text,
  verdict_comment text        not null,
  owner_object    text,
  owner_email     text,
  owner_upn       text,
  owner_name      text,
  labels          text[]      not null,
  tactics         text[]      not null,
  products        text[]      not null,
  alerts          integer     not null,
  comments        integer     not null,
  url             text,
  created_at      timestamptz not null,
  modified_at     timestamptz not null,
  first_activity  timestamptz,
  last_activity   timestamptz,
  original        json        not null,
  synced_at       timestamptz not null default now(),
  notes           text        not null default '',
  tags            text[]      not null default '{}',
  assignee        text,
  version         bigint      not null default 1,
  unique (provider, remote_id)
) with (fillfactor = 80);

create index incident_by_change on incident (modified_at desc, number desc);
create index incident_by_creation on incident (created_at desc, number desc);
create index incident_text on incident using gin ((title || e'\n' || description) gin_trgm_ops);

-- What belongs to an incident, as it was last fetched or found out.
create table incident_details (
  number      bigint primary key references incident on delete cascade,
  details     json,
  details_at  timestamptz,
  enrichment  json,
  enriched_at timestamptz
);

create table incident_subject (
  number  bigint not null references incident on delete cascade,
  subject text collate "C" not null,
  primary key (number, subject)
);

create index incident_of_subject on incident_subject (subject, number);

create table incident_happening (
  number     bigint      not null references incident on delete cascade,
  sequence   bigint      generated always as identity,
  at         timestamptz not null,
  what       text        not null,
  words      text        not null,
  by         text collate "C",
  session_id text collate "C",
  primary key (number, sequence)
);

-- How far each provider has been read, and who is at it.
create table incident_mark (
  provider     text collate "C" primary key,
  token        bigint      not null default 0,
  held_until   timestamptz not null default '-infinity',
  mark         timestamptz,
  succeeded_at timestamptz,
  failed_at    timestamptz,
  why          text,
  failures     integer     not null default 0
);
