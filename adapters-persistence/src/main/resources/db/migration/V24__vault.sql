-- Secrets the product needs again, each in an envelope. A column that holds envelopes is called
-- `sealed` wherever it stands: that is how a change of the master key finds every one of them.

create table vault (
  purpose text        not null,
  row_id  text        not null,
  sealed  bytea       not null,
  kept_at timestamptz not null default now(),
  primary key (purpose, row_id)
);
