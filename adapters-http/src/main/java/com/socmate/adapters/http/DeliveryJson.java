package com.socmate.adapters.http;

import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.Delivery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A telling outside the inbox.
///
/// @param nextAttemptAt empty once it has ended
record DeliveryJson(
    String id,
    String notificationId,
    String channel,
    @Nullable String webhookId,
    String status,
    String why,
    int attempts,
    int repeats,
    Instant createdAt,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant finishedAt) {

  static DeliveryJson from(Delivery it) {
    return new DeliveryJson(
        it.id().value(),
        it.notification().value(),
        Words.of(it.channel()),
        it.channel() == Channel.WEBHOOK ? it.target() : null,
        Words.of(it.status()),
        it.why(),
        it.attempts(),
        it.repeats(),
        it.createdAt(),
        it.status() == Delivery.Status.WAITING ? it.dueAt() : null,
        it.finishedAt().orElse(null));
  }

  /// One try.
  record AttemptJson(
      int number,
      Instant at,
      boolean delivered,
      @Nullable Integer httpStatus,
      String result,
      long tookMs) {
    static AttemptJson from(Delivery.Attempt it) {
      return new AttemptJson(
          it.number(),
          it.at(),
          it.delivered(),
          it.status().isPresent() ? it.status().getAsInt() : null,
          it.result(),
          it.took().toMillis());
    }

    static List<AttemptJson> all(List<Delivery.Attempt> attempts) {
      return attempts.stream().map(AttemptJson::from).toList();
    }
  }
}
