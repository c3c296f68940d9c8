-- Who may sign in, and the trail of who changed what.

create table account (
  id          text collate "C" primary key,
  issuer      text        not null,
  subject     text        not null,
  email       text        not null,
  name        text        not null,
  roles       text[]      not null,
  zone        text        not null,
  created_at  timestamptz not null default now(),
  disabled_at timestamptz,
  unique (issuer, subject)
);

comment on column account.subject is 'users are (issuer, subject), never an e-mail address';

create index account_admins on account (id) where 'ADMIN' = any (roles) and disabled_at is null;

create table access_token (
  sha256     bytea       primary key check (octet_length(sha256) = 32),
  account_id text collate "C" not null references account,
  scopes     text[]      not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz
);

create index access_token_of_account on access_token (account_id);

-- Each entry's hash covers the hash before it, so an altered, inserted or missing entry shows; the
-- head shows a cut tail. Locking the head puts writers in a row.
create table audit_log (
  seq        bigint primary key,
  at         timestamptz not null,
  actor      text        not null,
  action     text        not null,
  object     text        not null,
  before     json,
  after      json,
  reason     text,
  request_id text,
  prev_hash  text        not null check (length(prev_hash) = 64),
  hash       text        not null check (length(hash) = 64)
);

create index audit_log_of_object on audit_log (object, seq desc);

create table audit_head (
  single boolean primary key default true check (single),
  seq  bigint not null,
  hash text   not null
);

insert into audit_head (seq, hash) values (0, repeat('0', 64));

create function audit_log_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is only ever added to' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_log_is_append_only
  before update or delete or truncate on audit_log
  for each statement execute function audit_log_is_append_only();
