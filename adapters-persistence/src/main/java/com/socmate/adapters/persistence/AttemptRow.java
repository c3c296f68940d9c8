package com.socmate.adapters.persistence;

import com.socmate.domain.notification.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A row of `delivery_attempt`.
record AttemptRow(
    int number,
    Instant at,
    boolean delivered,
    @Nullable Integer status,
    String result,
    long tookMs) {

  Delivery.Attempt toDomain() {
    return new Delivery.Attempt(
        number,
        at,
        delivered,
        status == null ? OptionalInt.empty() : OptionalInt.of(status),
        result,
        Duration.ofMillis(tookMs));
  }
}
