package com.socmate.adapters.persistence;

import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WebhookId;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A row of `webhook`.
record WebhookRow(
    String id,
    String owner,
    String name,
    String url,
    String kind,
    List<String> events,
    boolean enabled,
    Instant createdAt,
    @Nullable Instant overlapUntil,
    long version) {

  static WebhookRow of(Webhook it) {
    return new WebhookRow(
        it.id().value(),
        it.owner().value(),
        it.name(),
        it.url(),
        it.kind().name(),
        it.events().stream().map(NotificationEvent::name).sorted().toList(),
        it.enabled(),
        it.createdAt(),
        it.overlapUntil().orElse(null),
        it.version());
  }

  Webhook toDomain() {
    return CorruptRow.unless("webhook " + id, this::read);
  }

  private Webhook read() {
    return new Webhook(
        new WebhookId(id),
        new UserId(owner),
        name,
        url,
        Webhook.Kind.valueOf(kind),
        events.stream().map(NotificationEvent::valueOf).collect(Collectors.toUnmodifiableSet()),
        enabled,
        createdAt,
        Optional.ofNullable(overlapUntil),
        version);
  }
}
