package com.socmate.domain.provider;

import java.time.Instant;

/// A Microsoft Sentinel workspace, or one that speaks its REST, as the administration knows it. Its
/// secret is nowhere in it.
///
/// Refuses with [IllegalArgumentException]: a name of another form, or a part that its credential
/// needs and that is empty
///
/// @param name how people call it; it never changes
/// @param logsUrl where queries are answered
/// @param managementUrl where incidents are
/// @param workspaceId of the workspace whose logs are queried
/// @param resource the workspace among Azure's resources; empty if its incidents are not wanted
/// @param standard whether it is asked where nobody names one
/// @param version counts its changes
public record SiemProvider(
    String name,
    String logsUrl,
    String managementUrl,
    String workspaceId,
    WorkspaceResource resource,
    Credential credential,
    boolean standard,
    Instant createdAt,
    long version) {
  /// The one that the environment configures, which is always there.
  public static final String BUILT_IN = "sentinel";

  private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";

  /// The workspace among Azure's resources.
  public record WorkspaceResource(String subscription, String resourceGroup, String workspace) {
    public static final WorkspaceResource NONE = new WorkspaceResource("", "", "");
    private static final String PART = "[A-Za-z0-9_.()-]{0,90}";

    public WorkspaceResource {
      if (!subscription.matches(PART) || !resourceGroup.matches(PART) || !workspace.matches(PART)) {
        throw new IllegalArgumentException(
            "Azure's names have letters, digits, hyphens, dots, parentheses and underscores.");
      }
      if (subscription.isEmpty() != workspace.isEmpty()
          || resourceGroup.isEmpty() != workspace.isEmpty()) {
        throw new IllegalArgumentException(
            "subscription_id, resource_group and workspace_name are given together or not at all.");
      }
    }

    public boolean isNone() {
      return workspace.isEmpty();
    }
  }

  /// How a token for it is come by.
  public sealed interface Credential {
    /// An application of a tenant with a secret.
    ///
    /// @param authority such as `https://login.microsoftonline.com`
    record ClientCredentials(String authority, String tenant, String client) implements Credential {
      public ClientCredentials {
        if (tenant.isBlank() || client.isBlank()) {
          throw new IllegalArgumentException(
              "client_credentials needs tenant_id and client_id beside the secret.");
        }
      }
    }

    /// What the machine that we run on is known by.
    ///
    /// @param client of an identity that was assigned by hand; empty for the machine's own
    record ManagedIdentity(String client) implements Credential {}

    /// An application of a tenant that trusts the workload we run as; there is no secret.
    record WorkloadIdentity(String tenant, String client) implements Credential {
      public WorkloadIdentity {
        if (tenant.isBlank() || client.isBlank()) {
          throw new IllegalArgumentException("workload_identity needs tenant_id and client_id.");
        }
      }
    }

    /// A token that never changes.
    record StaticToken() implements Credential {}
  }

  public SiemProvider {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(
          "A provider's name is 1 to 40 lower-case letters, digits and hyphens.");
    }
    if (!workspaceId.matches("[A-Za-z0-9-]{1,90}")) {
      throw new IllegalArgumentException(
          "A workspace's id has 1 to 90 letters, digits and hyphens.");
    }
  }

  public boolean needsSecret() {
    return switch (credential) {
      case Credential.ClientCredentials _, Credential.StaticToken _ -> true;
      case Credential.ManagedIdentity _, Credential.WorkloadIdentity _ -> false;
    };
  }

  public boolean hasIncidents() {
    return !resource.isNone();
  }
}
