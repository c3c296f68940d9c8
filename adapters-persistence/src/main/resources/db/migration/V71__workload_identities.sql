-- Providers whose tokens are come by with the workload's own federated token.

alter table siem_provider drop constraint siem_provider_credential_check;
alter table siem_provider add constraint siem_provider_credential_check check (
  credential in ('CLIENT_CREDENTIALS', 'MANAGED_IDENTITY', 'STATIC_TOKEN', 'WORKLOAD_IDENTITY'));
