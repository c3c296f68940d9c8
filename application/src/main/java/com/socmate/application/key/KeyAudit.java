package com.socmate.application.key;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.domain.identity.ApiKey;
import com.socmate.domain.identity.Scope;
import java.time.Instant;
import java.util.stream.Collectors;

/// How changes of API keys are told to the audit log: never with a text or its hash.
final class KeyAudit {
  private KeyAudit() {}

  static AuditLog.Entry entry(Request request, String action, ApiKey key, Instant at) {
    return request.entry(at, action, key.id().value()).making(json(key));
  }

  private static String json(ApiKey key) {
    return "{\"owner\":\""
        + key.owner()
        + "\",\"scopes\":["
        + key.scopes().stream()
            .map(Scope::text)
            .sorted()
            .map(scope -> '"' + scope + '"')
            .collect(Collectors.joining(","))
        + "],\"rate_limit_per_minute\":"
        + key.perMinute()
        + ",\"ending\":\""
        + key.ending()
        + "\",\"expires_at\":"
        + key.expiresAt().map(instant -> "\"" + instant + "\"").orElse("null")
        + "}";
  }
}
