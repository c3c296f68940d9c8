package com.socmate.adapters.persistence;

import com.socmate.domain.provider.SiemProvider;
import com.socmate.domain.provider.SiemProvider.Credential;
import java.time.Instant;

/// A row of `siem_provider`.
record SiemProviderRow(
    String name,
    String logsUrl,
    String managementUrl,
    String workspaceId,
    String subscription,
    String resourceGroup,
    String workspaceName,
    String credential,
    String authority,
    String tenant,
    String client,
    boolean standard,
    Instant createdAt,
    long version) {
  private static final String SECRET = "CLIENT_CREDENTIALS";
  private static final String IDENTITY = "MANAGED_IDENTITY";
  private static final String TOKEN = "STATIC_TOKEN";
  private static final String WORKLOAD = "WORKLOAD_IDENTITY";

  static SiemProviderRow of(SiemProvider it) {
    return switch (it.credential()) {
      case Credential.ClientCredentials(var authority, var tenant, var client) ->
          of(it, SECRET, authority, tenant, client);
      case Credential.ManagedIdentity(var client) -> of(it, IDENTITY, "", "", client);
      case Credential.WorkloadIdentity(var tenant, var client) ->
          of(it, WORKLOAD, "", tenant, client);
      case Credential.StaticToken() -> of(it, TOKEN, "", "", "");
    };
  }

  private static SiemProviderRow of(
      SiemProvider it, String credential, String authority, String tenant, String client) {
    return new SiemProviderRow(
        it.name(),
        it.logsUrl(),
        it.managementUrl(),
        it.workspaceId(),
        it.resource().subscription(),
        it.resource().resourceGroup(),
        it.resource().workspace(),
        credential,
        authority,
        tenant,
        client,
        it.standard(),
        it.createdAt(),
        it.version());
  }

  SiemProvider toDomain() {
    return CorruptRow.unless("provider " + name, this::read);
  }

  private SiemProvider read() {
    return new SiemProvider(
        name,
        logsUrl,
        managementUrl,
        workspaceId,
        new SiemProvider.WorkspaceResource(subscription, resourceGroup, workspaceName),
        switch (credential) {
          case SECRET -> new Credential.ClientCredentials(authority, tenant, client);
          case IDENTITY -> new Credential.ManagedIdentity(client);
          case WORKLOAD -> new Credential.WorkloadIdentity(tenant, client);
          case TOKEN -> new Credential.StaticToken();
          default -> throw new IllegalArgumentException("credential " + credential);
        },
        standard,
        createdAt,
        version);
  }
}
