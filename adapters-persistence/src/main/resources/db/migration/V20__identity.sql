-- People, how they sign in, and where they are signed in. Nothing here lets anybody in by itself:
-- secrets are kept as hashes, signing keys sealed in the vault.

alter table account
  add column department      text,
  add column job_title       text,
  add column avatar_url      text,
  add column settings        text   not null default '{}',
  add column last_sign_in_at timestamptz,
  add column version         bigint not null default 1;

create index account_by_email on account (lower(email), issuer);
create unique index account_local_email on account (lower(email)) where issuer = 'urn:socmate:local';

create table local_password (
  account_id text collate "C" primary key references account,
  hash       text        not null,
  set_at     timestamptz not null default now()
);

-- Losing these in a crash costs an attacker's count, not a user's password.
create unlogged table sign_in_attempt (
  name     text        primary key,
  attempts integer     not null,
  next_at  timestamptz not null,
  last_at  timestamptz not null
);

create table one_time_secret (
  sha256     bytea       primary key check (octet_length(sha256) = 32),
  purpose    text        not null,
  notes      json        not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);

create index one_time_secret_ends on one_time_secret (expires_at);

create table sign_in (
  id           text collate "C" primary key,
  account_id   text collate "C" not null references account,
  address      text        not null,
  user_agent   text        not null,
  created_at   timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  ends_at      timestamptz not null,
  ended_at     timestamptz
);

create index sign_in_of_account on sign_in (account_id, created_at) where ended_at is null;
create index sign_in_ends on sign_in (ends_at);

create table refresh_token (
  sha256     bytea       primary key check (octet_length(sha256) = 32),
  sign_in_id text collate "C" not null references sign_in on delete cascade,
  created_at timestamptz not null default now(),
  used_at    timestamptz,
  salt       bytea,
  next_sha   bytea,
  constraint used_has_a_next check ((used_at is null) = (next_sha is null))
);

comment on column refresh_token.salt is 'the next token is derived from this one and its salt, so whoever asks again within the grace time gets the same';

create index refresh_token_of_sign_in on refresh_token (sign_in_id);

create table signing_key (
  id         text collate "C" primary key,
  stage      text        not null check (stage in ('NEXT', 'ACTIVE', 'RETIRING')),
  public_key bytea       not null,
  since      timestamptz not null default now()
);

comment on table signing_key is 'the private key is sealed in the vault under the purpose signing-key';

create unique index signing_key_one_of_each on signing_key (stage) where stage <> 'RETIRING';
