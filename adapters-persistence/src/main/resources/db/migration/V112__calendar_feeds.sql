-- The secret addresses of users' calendars, by the SHA-256 of the secret.

create table calendar_feed (
  user_id      text collate "C" primary key,
  sha256       bytea       not null unique check (octet_length(sha256) = 32),
  created_at   timestamptz not null default now(),
  last_read_at timestamptz
);
