package com.socmate.application.key;

import com.socmate.application.port.ApiKeys;
import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.ApiKeyId;
import com.socmate.domain.identity.ApiKey;
import java.time.InstantSource;
import java.util.Optional;

/// Ends a key for good, from this moment on and on every server.
public final class DisableApiKey {
  private final ApiKeys keys;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;

  public DisableApiKey(
      ApiKeys keys, AuditLog auditLog, Transactions transactions, InstantSource clock) {
    this.keys = keys;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @return the key as it is now; empty if there is no such key
  public Optional<ApiKey> disable(ApiKeyId id, Request request) {
    return transactions.together(() -> {
      boolean wasEnded = keys.find(id).flatMap(ApiKey::disabledAt).isPresent();
      var key = keys.disable(id);
      key.filter(_ -> !wasEnded)
          .ifPresent(it ->
              auditLog.append(KeyAudit.entry(request, "api-key.disabled", it, clock.instant())));
      return key;
    });
  }
}
