-- What is told outside the inbox. A notification stands in the outbox from the transaction that
-- wrote it until somebody has decided whom it is told to; each telling is a delivery.

alter table notification
  add column occasion text not null default 'ROUTINE'
    check (occasion in ('ROUTINE', 'NOVELTY', 'TROUBLE', 'RECOVERY')),
  add column cause text;

create table outbox (
  sequence        bigint generated always as identity primary key,
  notification_id text collate "C" not null
);

create table webhook (
  id            text collate "C" primary key,
  owner         text collate "C" not null,
  name          text        not null,
  url           text        not null,
  kind          text        not null check (kind in ('STANDARD', 'SLACK', 'TEAMS')),
  events        text[]      not null,
  enabled       boolean     not null,
  created_at    timestamptz not null,
  overlap_until timestamptz,
  version       bigint      not null
);

create index webhook_of_owner on webhook (owner, created_at, id);

create table notification_preferences (
  user_id     text collate "C" primary key,
  preferences json not null
);

-- Its lane is a schedule's way to a target; within it, the order of the sequence is kept.
create table delivery (
  id              text collate "C" primary key,
  sequence        bigint generated always as identity unique,
  notification_id text collate "C" not null,
  recipient       text collate "C" not null,
  channel         text        not null check (channel in ('EMAIL', 'WEBHOOK')),
  target          text collate "C" not null,
  lane            text collate "C" not null,
  event           text        not null,
  occasion        text        not null,
  cause           text,
  why             text        not null,
  status          text        not null check (status in ('WAITING', 'DELIVERED', 'GIVEN_UP')),
  attempts        integer     not null default 0,
  repeats         integer     not null default 0,
  missed          integer     not null default 0,
  created_at      timestamptz not null default now(),
  due_at          timestamptz not null,
  lease_until     timestamptz,
  token           bigint      not null default 0,
  finished_at     timestamptz,
  constraint an_end_has_a_time check ((status = 'WAITING') = (finished_at is null))
) with (fillfactor = 80);

create index delivery_due on delivery (due_at) where status = 'WAITING';
create index delivery_first_of_lane on delivery (lane, sequence) where status = 'WAITING';
create index delivery_held on delivery (target) where lease_until is not null;
create index delivery_of_lane on delivery (lane, sequence) where occasion in ('TROUBLE', 'RECOVERY');
create index delivery_of_recipient on delivery (recipient, created_at, id);
create index delivery_of_notification on delivery (notification_id);
create index delivery_ended on delivery (finished_at) where status <> 'WAITING';

create table delivery_attempt (
  delivery_id text collate "C" not null references delivery on delete cascade,
  number      integer     not null,
  at          timestamptz not null,
  delivered   boolean     not null,
  status      integer,
  result      text        not null,
  took_ms     bigint      not null,
  primary key (delivery_id, number, at)
);
