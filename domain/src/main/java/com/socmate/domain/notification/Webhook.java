package com.socmate.domain.notification;

import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// An address that is called when something happens. Its secrets are kept elsewhere.
///
/// @param events of which it is told; empty for all
/// @param overlapUntil until when the secret before the present one still signs
/// @param version counts changes from 1
///
///   Refuses with [IllegalArgumentException]: a name outside 1 to 100 characters
public record Webhook(
    WebhookId id,
    UserId owner,
    String name,
    String url,
    Kind kind,
    Set<NotificationEvent> events,
    boolean enabled,
    Instant createdAt,
    Optional<Instant> overlapUntil,
    long version) {
  public static final int MAX_NAME = 100;

  /// How long the secret before the present one still signs.
  public static final Duration OVERLAP = Duration.ofHours(24);

  public Webhook {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("A webhook's name has 1 to " + MAX_NAME + " characters.");
    }
    events = Set.copyOf(events);
  }

  /// In what form it is told.
  public enum Kind {
    STANDARD,
    SLACK,
    TEAMS
  }

  public boolean wants(NotificationEvent event) {
    return enabled && (events.isEmpty() || events.contains(event));
  }

  /// With a new secret from the instant on.
  public Webhook rotated(Instant at) {
    return new Webhook(
        id,
        owner,
        name,
        url,
        kind,
        events,
        enabled,
        createdAt,
        Optional.of(at.plus(OVERLAP)),
        version + 1);
  }
}
