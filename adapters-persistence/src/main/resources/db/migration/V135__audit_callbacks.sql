-- Who is told when an audit has ended. What makes one due is the end of the audit's run, so that
-- none of the ways in which a run can end has to know of it. The secret lies in the vault.
create table audit_callback (
  audit_id    text collate "C" primary key references audit,
  url         text        not null,
  status      text        not null default 'WAITING'
    check (status in ('WAITING', 'DELIVERED', 'GIVEN_UP')),
  attempts    integer     not null default 0,
  due_at      timestamptz not null default now(),
  lease_until timestamptz,
  token       bigint      not null default 0,
  last_at     timestamptz,
  last_status integer,
  last_result text,
  constraint a_try_has_a_result check ((last_at is null) = (last_result is null))
);

create index audit_callback_due on audit_callback (due_at) where status = 'WAITING';
