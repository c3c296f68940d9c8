package com.socmate.adapters.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A webhook as its owner sees it.
///
/// @param events of which it is told; empty for all
/// @param secret only where it is new
record WebhookJson(
    String id,
    String name,
    String url,
    String kind,
    List<String> events,
    boolean enabled,
    Instant createdAt,
    @Nullable Instant previousSecretUntil,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

  static WebhookJson from(Webhook it) {
    return from(it, Optional.empty());
  }

  static WebhookJson from(Webhook it, Optional<String> secret) {
    return new WebhookJson(
        it.id().value(),
        it.name(),
        it.url(),
        Words.of(it.kind()),
        it.events().stream().map(NotificationEvent::text).sorted().toList(),
        it.enabled(),
        it.createdAt(),
        it.overlapUntil().orElse(null),
        secret.orElse(null));
  }
}
