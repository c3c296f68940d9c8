-- The fabric under load: what is written twice stays on its page, and what is certain by
-- construction is not looked up again for each row.

-- Born and ended once each. With room for the second version the update touches no index.
alter table run set (fillfactor = 50);
alter table session set (fillfactor = 50);

-- The report is written by the transaction that ends its session, right after the session's row.
alter table session_report drop constraint session_report_session_id_fkey;

-- When each of the clock's ticks was last begun, by the database's clock: whoever finds one overdue
-- does it.
create table tick (
  name     text        primary key,
  begun_at timestamptz not null
) with (fillfactor = 50);

-- Lanes whose limit differs from the usual one.
create table lane_limit (
  lane    text collate "C" primary key,
  at_once integer not null check (at_once >= 0)
);
