create table api_key (
  id           text collate "C" primary key,
  name         text        not null,
  owner        text collate "C" not null references account,
  scopes       text[]      not null check (cardinality(scopes) > 0),
  per_minute   integer     not null check (per_minute > 0),
  ending       text        not null,
  created_at   timestamptz not null,
  expires_at   timestamptz,
  disabled_at  timestamptz,
  last_used_at timestamptz
) with (fillfactor = 80);

create index api_key_newest on api_key (created_at desc, id desc);
create index api_key_of_owner on api_key (owner);

-- The texts of a key: one without an end, and after a renewal the older ones until theirs.
create table api_key_text (
  key_id      text collate "C" not null references api_key on delete cascade,
  hmac        bytea       not null check (octet_length(hmac) = 32),
  created_at  timestamptz not null default now(),
  valid_until timestamptz,
  primary key (key_id, hmac)
);

comment on column api_key_text.hmac is 'HMAC-SHA-256 of the whole text under a pepper that lies sealed in vault';
