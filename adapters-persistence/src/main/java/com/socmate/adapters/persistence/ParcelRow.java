package com.socmate.adapters.persistence;

import com.socmate.application.port.Deliveries.Parcel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A claimed row of `delivery`, with what it tells.
record ParcelRow(
    DeliveryRow delivery,
    String event,
    String title,
    String body,
    @Nullable String severity,
    @Nullable String scheduleId,
    @Nullable String sessionId,
    Instant toldAt,
    String occasion,
    @Nullable String cause,
    int missed,
    long token) {

  Parcel toDomain() {
    var news =
        new NotificationRow(
            delivery.notificationId(),
            delivery.recipient(),
            event,
            title,
            body,
            severity,
            scheduleId,
            sessionId,
            toldAt,
            null,
            occasion,
            cause);
    return new Parcel(delivery.toDomain(), news.toDomain(), missed, token);
  }
}
