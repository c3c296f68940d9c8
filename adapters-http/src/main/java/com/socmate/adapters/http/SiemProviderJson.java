package com.socmate.adapters.http;

import com.socmate.application.provider.CredentialWords;
import com.socmate.domain.provider.SiemProvider;
import com.socmate.domain.provider.SiemProvider.Credential;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A provider as the administration sees it. Its secret is never shown.
///
/// @param builtIn whether the environment configures it; nothing more is told of that one
record SiemProviderJson(
    String name,
    boolean builtIn,
    boolean isDefault,
    @Nullable String logsUrl,
    @Nullable String managementUrl,
    @Nullable String workspaceId,
    @Nullable String subscriptionId,
    @Nullable String resourceGroup,
    @Nullable String workspaceName,
    @Nullable String credential,
    @Nullable String authorityUrl,
    @Nullable String tenantId,
    @Nullable String clientId,
    boolean hasSecret,
    boolean incidents,
    @Nullable Instant createdAt) {

  static SiemProviderJson builtIn(boolean isDefault, boolean incidents) {
    return new SiemProviderJson(
        SiemProvider.BUILT_IN,
        true,
        isDefault,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        incidents,
        null);
  }

  static SiemProviderJson from(SiemProvider it) {
    var resource = it.resource();
    var client = client(it.credential());
    return new SiemProviderJson(
        it.name(),
        false,
        it.standard(),
        it.logsUrl(),
        it.managementUrl(),
        it.workspaceId(),
        resource.isNone() ? null : resource.subscription(),
        resource.isNone() ? null : resource.resourceGroup(),
        resource.isNone() ? null : resource.workspace(),
        CredentialWords.of(it.credential()),
        client.authority(),
        client.tenant(),
        client.client(),
        it.needsSecret(),
        it.hasIncidents(),
        it.createdAt());
  }

  record Client(@Nullable String authority, @Nullable String tenant, @Nullable String client) {}

  static Client client(Credential credential) {
    return switch (credential) {
      case Credential.ClientCredentials(var authority, var tenant, var client) ->
          new Client(authority, tenant, client);
      case Credential.ManagedIdentity(var client) ->
          new Client(null, null, client.isEmpty() ? null : client);
      case Credential.WorkloadIdentity(var tenant, var client) -> new Client(null, tenant, client);
      case Credential.StaticToken() -> new Client(null, null, null);
    };
  }
}
