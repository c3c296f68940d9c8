package com.socmate.adapters.persistence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Providers of logs and incidents.
interface SiemProviderSql {
  String SELECT =
      """
      select name, logs_url, management_url, workspace_id, subscription, resource_group,
        workspace_name, credential, authority, tenant, client, standard, created_at, version
      from siem_provider
      """;

  @SqlQuery(SELECT + "order by name")
  List<SiemProviderRow> all();

  @SqlQuery(SELECT + "where name = :name")
  Optional<SiemProviderRow> find(String name);

  @SqlUpdate(
      "update siem_provider set standard = false, version = version + 1 where standard and name <> :name")
  void clearStandard(String name);

  @SqlUpdate(
      """
      insert into siem_provider (
        name, logs_url, management_url, workspace_id, subscription, resource_group,
        workspace_name, credential, authority, tenant, client, standard, created_at, version)
      values (
        :name, :logsUrl, :managementUrl, :workspaceId, :subscription, :resourceGroup,
        :workspaceName, :credential, :authority, :tenant, :client, :standard, :createdAt, :version)
      on conflict (name) do update set
        logs_url = excluded.logs_url, management_url = excluded.management_url,
        workspace_id = excluded.workspace_id, subscription = excluded.subscription,
        resource_group = excluded.resource_group, workspace_name = excluded.workspace_name,
        credential = excluded.credential, authority = excluded.authority,
        tenant = excluded.tenant, client = excluded.client, standard = excluded.standard,
        version = excluded.version
      """)
  void save(@BindMap Map<String, @Nullable Object> row);

  @SqlUpdate("delete from siem_provider where name = :name")
  int remove(String name);
}
