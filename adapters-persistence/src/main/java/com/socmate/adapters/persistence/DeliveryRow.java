package com.socmate.adapters.persistence;

import com.socmate.domain.id.DeliveryId;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.Delivery;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `delivery`, as people see it.
record DeliveryRow(
    String id,
    String notificationId,
    String recipient,
    String channel,
    String target,
    String why,
    String status,
    int attempts,
    int repeats,
    Instant createdAt,
    Instant dueAt,
    @Nullable Instant finishedAt) {

  Delivery toDomain() {
    return CorruptRow.unless("delivery " + id, this::read);
  }

  private Delivery read() {
    return new Delivery(
        new DeliveryId(id),
        new NotificationId(notificationId),
        new UserId(recipient),
        Channel.valueOf(channel),
        target,
        why,
        Delivery.Status.valueOf(status),
        attempts,
        repeats,
        createdAt,
        dueAt,
        Optional.ofNullable(finishedAt));
  }
}
