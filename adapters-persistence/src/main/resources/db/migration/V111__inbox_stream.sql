-- What is new in the inboxes, in an order that can be gone on from: numbers are given out by one
-- router at a time, so none comes to light after a higher one.

create table inbox_event (
  sequence        bigint generated always as identity primary key,
  recipient       text collate "C" not null,
  notification_id text collate "C" not null,
  at              timestamptz not null default now()
);

create index inbox_event_of_recipient on inbox_event (recipient, sequence);
create index inbox_event_by_age on inbox_event (at);

-- Who watches an inbox, so that nobody is notified of the others: NOTIFY puts commits in a row.
create unlogged table inbox_watch (
  recipient text collate "C" primary key,
  until     timestamptz not null
);
