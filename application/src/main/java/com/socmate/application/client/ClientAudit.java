package com.socmate.application.client;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.domain.identity.ApiClient;
import com.socmate.domain.identity.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/// How changes of API clients are told to the audit log: never with a secret or its hash.
final class ClientAudit {
  private ClientAudit() {}

  static AuditLog.Entry entry(
      Request request,
      String action,
      Instant at,
      Optional<ApiClient> before,
      Optional<ApiClient> after) {
    return request
        .entry(at, action, after.or(() -> before).orElseThrow().id().value())
        .changing(before.map(ClientAudit::json), after.map(ClientAudit::json));
  }

  /// A name may hold anything, so it is left out.
  private static String json(ApiClient client) {
    return "{\"owner\":\""
        + client.owner()
        + "\",\"scopes\":["
        + client.scopes().stream()
            .map(Scope::text)
            .sorted()
            .map(scope -> '"' + scope + '"')
            .collect(Collectors.joining(","))
        + "],\"disabled\":"
        + client.disabledAt().isPresent()
        + "}";
  }
}
