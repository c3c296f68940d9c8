package com.socmate.application.audit;

import com.socmate.application.notification.WebhookSecret;
import com.socmate.application.port.AuditCallbacks;
import com.socmate.application.port.AuditCalls;
import com.socmate.domain.audit.AuditCallback;
import com.socmate.domain.id.AuditId;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Keeps whom to tell when an audit has ended, with a secret made for this one audit.
public final class AskForCallback {
  private final AuditCallbacks callbacks;
  private final AuditCalls calls;
  private final RandomGenerator random;

  /// @param random not to be foreseen
  public AskForCallback(AuditCallbacks callbacks, AuditCalls calls, RandomGenerator random) {
    this.callbacks = callbacks;
    this.calls = calls;
    this.random = random;
  }

  /// What is wrong with an address; empty if nothing is.
  Optional<String> objection(String url) {
    return calls.objection(url);
  }

  Asked ask(AuditId audit, String url) {
    var secret = WebhookSecret.fresh(random);
    callbacks.add(audit, url, secret);
    return new Asked(callbacks.of(audit).orElseThrow(), secret);
  }

  /// @param secret what the telling will be signed with, said this once
  public record Asked(AuditCallback callback, String secret) {}
}
