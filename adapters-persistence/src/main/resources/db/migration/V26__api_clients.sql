create table api_client (
  id           text collate "C" primary key,
  name         text        not null,
  owner        text collate "C" not null references account,
  scopes       text[]      not null check (cardinality(scopes) > 0),
  created_at   timestamptz not null,
  disabled_at  timestamptz,
  last_used_at timestamptz
) with (fillfactor = 80);

create index api_client_newest on api_client (created_at desc, id desc);
create index api_client_of_owner on api_client (owner);

create table api_client_secret (
  client_id   text collate "C" not null references api_client on delete cascade,
  hmac        bytea       not null check (octet_length(hmac) = 32),
  created_at  timestamptz not null default now(),
  valid_until timestamptz,
  primary key (client_id, hmac)
);
