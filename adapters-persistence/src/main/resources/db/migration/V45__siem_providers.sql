-- Providers of logs and incidents that the administration added. Their secrets are in the vault. The
-- one that the environment configures has no row.

create table siem_provider (
  name           text collate "C" primary key,
  logs_url       text        not null,
  management_url text        not null,
  workspace_id   text        not null,
  subscription   text        not null,
  resource_group text        not null,
  workspace_name text        not null,
  credential     text        not null
    check (credential in ('CLIENT_CREDENTIALS', 'MANAGED_IDENTITY', 'STATIC_TOKEN')),
  authority      text        not null,
  tenant         text        not null,
  client         text        not null,
  standard       boolean     not null default false,
  created_at     timestamptz not null,
  version        bigint      not null
);

create unique index one_standard_provider on siem_provider (standard) where standard;
