package com.socmate.domain.notification;

import com.socmate.domain.id.DeliveryId;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// The telling of a notification by e-mail or to a webhook.
///
/// @param target the webhook, or the user whose mailbox it is
/// @param why the recipient is told
/// @param attempts how often it was tried
/// @param repeats how many identical ones were counted here instead of being told
/// @param dueAt when it is tried next
public record Delivery(
    DeliveryId id,
    NotificationId notification,
    UserId recipient,
    Channel channel,
    String target,
    String why,
    Status status,
    int attempts,
    int repeats,
    Instant createdAt,
    Instant dueAt,
    Optional<Instant> finishedAt) {

  /// How far it has come.
  public enum Status {
    WAITING,
    DELIVERED,
    GIVEN_UP
  }

  /// One try.
  ///
  /// @param status the HTTP status of the answer, if there was one
  /// @param result in a sentence
  public record Attempt(
      int number,
      Instant at,
      boolean delivered,
      OptionalInt status,
      String result,
      Duration took) {}
}
