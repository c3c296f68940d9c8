package com.socmate.application.key;

import com.socmate.application.port.ApiKeys;
import com.socmate.application.port.AuditLog;
import com.socmate.application.port.KeyText;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.ApiKeyId;
import com.socmate.domain.identity.ApiKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Gives a key a new text, with some time in which the one before it still works.
public final class RenewApiKey {
  private final ApiKeys keys;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final RandomGenerator secretRandom;
  private final InstantSource clock;

  /// @param secretRandom a generator fit for secrets
  public RenewApiKey(
      ApiKeys keys,
      AuditLog auditLog,
      Transactions transactions,
      RandomGenerator secretRandom,
      InstantSource clock) {
    this.keys = keys;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.secretRandom = secretRandom;
    this.clock = clock;
  }

  public Outcome renew(ApiKeyId id, Duration overlap, Request request) {
    return transactions.together(() ->
        keys.find(id).map(key -> renew(key, overlap, request)).orElseGet(Outcome.NoSuchKey::new));
  }

  private Outcome renew(ApiKey key, Duration overlap, Request request) {
    if (!request.principal().scopes().containsAll(key.scopes())) {
      return new Outcome.AskerLacks();
    }
    var text = KeyText.fresh(key.id(), secretRandom);
    return keys.renew(text, overlap)
        .<Outcome>map(renewed -> {
          auditLog.append(KeyAudit.entry(request, "api-key.rotated", renewed, clock.instant()));
          return new Outcome.Renewed(renewed, text);
        })
        .orElseGet(Outcome.Ended::new);
  }

  /// What became of the wish.
  public sealed interface Outcome {
    /// @param text to be shown now and never again
    record Renewed(ApiKey key, KeyText text) implements Outcome {}

    /// Whoever renews a key gets to know it, so they must hold all of its scopes.
    record AskerLacks() implements Outcome {}

    /// It was disabled or has expired.
    record Ended() implements Outcome {}

    record NoSuchKey() implements Outcome {}
  }
}
