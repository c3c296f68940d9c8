-- A session goes on after its first question: each further one is a turn with its own run, evidence
-- and report, or an answer at once.

alter table session add column pinned boolean not null default false;
alter table session add column forked_from text collate "C";
alter table session add column deleted_at timestamptz;

create table session_turn (
  session_id text collate "C" not null references session,
  number     integer     not null check (number >= 2),
  run_id     text collate "C",
  question   text        not null,
  asked_by   text collate "C" not null,
  asked_at   timestamptz not null,
  since      bigint      not null,
  understood text        not null,
  plan       json,
  answer     text,
  cited      json,
  primary key (session_id, number),
  constraint a_plan_or_an_answer check ((plan is null) <> (answer is null))
);

comment on column session_turn.since is 'the session''s last event before the question';
comment on column session_turn.run_id is 'empty where it was answered at once, and in a copy';

create unique index turn_of_run on session_turn (run_id) where run_id is not null;

alter table session_report add column turn integer not null default 1;
alter table session_report add column grounds json;
alter table session_report drop constraint session_report_pkey;
alter table session_report add primary key (session_id, turn);

alter table finding add column turn integer not null default 1;
alter table finding drop constraint finding_pkey;
alter table finding add primary key (session_id, turn, position);

alter table evidence add column turn integer not null default 1;
