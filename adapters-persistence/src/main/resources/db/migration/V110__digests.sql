-- What is not told as it comes: left to the inbox, gathered for a digest, or counted where the same
-- was told already; and when digests are due.

create table untold (
  sequence        bigint generated always as identity primary key,
  notification_id text collate "C" not null,
  recipient       text collate "C" not null,
  channel         text        not null check (channel in ('EMAIL', 'WEBHOOK')),
  target          text collate "C" not null,
  kind            text        not null check (kind in ('LEFT', 'GATHERED', 'COUNTED')),
  why             text        not null,
  told_by         text collate "C",
  at              timestamptz not null default now()
);

comment on column untold.told_by is 'the digest that told it, or the delivery at which it was counted';

create index untold_of_notification on untold (notification_id);
create index untold_gathered on untold (recipient, channel, sequence)
  where kind = 'GATHERED' and told_by is null;
create index untold_by_age on untold (at);

-- One row for each way by which somebody wished for digests.
create table digest (
  user_id     text collate "C" not null,
  channel     text        not null check (channel in ('EMAIL', 'WEBHOOK')),
  since       timestamptz not null default now(),
  next_at     timestamptz not null,
  lease_until timestamptz,
  token       bigint      not null default 0,
  primary key (user_id, channel)
) with (fillfactor = 80);

create index digest_due on digest (next_at);

-- What a trouble has counted is told when its day is over, once.
alter table delivery add column closed boolean not null default false;

create index delivery_to_close on delivery (created_at)
  where occasion = 'TROUBLE' and repeats > 0 and not closed;
