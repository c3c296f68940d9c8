package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.provider.CredentialWords;
import com.socmate.domain.provider.SiemProvider;
import com.socmate.domain.provider.SiemProvider.Credential;
import com.socmate.domain.provider.SiemProvider.WorkspaceResource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a body says of a provider.
record SiemProviderBody(
    Optional<String> logsUrl,
    Optional<String> managementUrl,
    Optional<String> workspaceId,
    Optional<String> subscription,
    Optional<String> resourceGroup,
    Optional<String> workspaceName,
    Optional<String> credential,
    Optional<String> authority,
    Optional<String> tenant,
    Optional<String> client,
    Optional<String> secret,
    Optional<Boolean> standard) {
  static final List<String> MEMBERS =
      List.of(
          "logs_url",
          "management_url",
          "workspace_id",
          "subscription_id",
          "resource_group",
          "workspace_name",
          "credential",
          "authority_url",
          "tenant_id",
          "client_id",
          "secret",
          "is_default");
  private static final String LOGS = "https://api.loganalytics.io";
  private static final String MANAGEMENT = "https://management.azure.com";
  private static final String AUTHORITY = "https://login.microsoftonline.com";
  private static final String NAME = "[A-Za-z0-9_.()-]{1,90}";
  private static final List<String> CREDENTIALS =
      List.of(
          CredentialWords.CLIENT_CREDENTIALS,
          CredentialWords.MANAGED_IDENTITY,
          CredentialWords.WORKLOAD_IDENTITY,
          CredentialWords.STATIC_TOKEN);

  static SiemProviderBody of(Members body) {
    return new SiemProviderBody(
        url(body, "logs_url"),
        url(body, "management_url"),
        name(body, "workspace_id"),
        name(body, "subscription_id"),
        name(body, "resource_group"),
        name(body, "workspace_name"),
        body.parsed("credential", "type_error.enum", SiemProviderBody::known),
        url(body, "authority_url"),
        name(body, "tenant_id"),
        name(body, "client_id"),
        body.parsed("secret", "value_error.secret", SiemProviderBody::shown),
        body.truth("is_default"));
  }

  /// Without a slash at its end, since paths are put behind it.
  private static Optional<String> url(Members body, String member) {
    return body.text(member, 1, 500).map(it -> it.replaceAll("/+$", ""));
  }

  private static Optional<String> name(Members body, String member) {
    return body.parsed(
        member,
        "value_error.name",
        text -> {
          if (!text.matches(NAME)) {
            throw new IllegalArgumentException(
                "is 1 to 90 letters, digits, hyphens, dots, parentheses and underscores");
          }
          return text;
        });
  }

  private static String known(String text) {
    if (!CREDENTIALS.contains(text)) {
      throw new IllegalArgumentException(Members.notOneOf(text, CREDENTIALS));
    }
    return text;
  }

  private static String shown(String text) {
    if (!text.matches("[\\x21-\\x7e]{1,8000}")) {
      throw new IllegalArgumentException("is 1 to 8000 visible ASCII characters");
    }
    return text;
  }

  /// @throws IllegalArgumentException saying which parts do not go together
  SiemProvider made(String name, Instant now) {
    return new SiemProvider(
        name,
        logsUrl.orElse(LOGS),
        managementUrl.orElse(MANAGEMENT),
        workspaceId.orElseThrow(),
        resource(WorkspaceResource.NONE),
        credential(
            credential.orElseThrow(),
            authority.orElse(AUTHORITY),
            tenant.orElse(""),
            client.orElse("")),
        standard.orElse(false),
        now,
        1);
  }

  /// @throws IllegalArgumentException saying which parts do not go together
  SiemProvider applied(SiemProvider before) {
    return new SiemProvider(
        before.name(),
        logsUrl.orElse(before.logsUrl()),
        managementUrl.orElse(before.managementUrl()),
        workspaceId.orElse(before.workspaceId()),
        resource(before.resource()),
        credential(before.credential()),
        standard.orElse(before.standard()),
        before.createdAt(),
        before.version() + 1);
  }

  private WorkspaceResource resource(WorkspaceResource before) {
    return new WorkspaceResource(
        subscription.orElse(before.subscription()),
        resourceGroup.orElse(before.resourceGroup()),
        workspaceName.orElse(before.workspace()));
  }

  private Credential credential(Credential before) {
    var known = SiemProviderJson.client(before);
    return credential(
        credential.orElse(CredentialWords.of(before)),
        authority.or(() -> Optional.ofNullable(known.authority())).orElse(AUTHORITY),
        tenant.or(() -> Optional.ofNullable(known.tenant())).orElse(""),
        client.or(() -> Optional.ofNullable(known.client())).orElse(""));
  }

  private static Credential credential(
      String kind, String authority, String tenant, String client) {
    return switch (kind) {
      case CredentialWords.CLIENT_CREDENTIALS ->
          new Credential.ClientCredentials(authority, tenant, client);
      case CredentialWords.MANAGED_IDENTITY -> new Credential.ManagedIdentity(client);
      case CredentialWords.WORKLOAD_IDENTITY -> new Credential.WorkloadIdentity(tenant, client);
      default -> new Credential.StaticToken();
    };
  }
}
