package com.socmate.adapters.persistence;

import com.socmate.application.port.Deliveries.Order;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is written of an order.
record OrderRow(
    String id,
    String notificationId,
    String recipient,
    String channel,
    String target,
    String lane,
    String event,
    String occasion,
    @Nullable String cause,
    String why,
    Instant dueAt) {

  static OrderRow of(Order order) {
    var news = NotificationRow.of(order.news());
    return new OrderRow(
        order.id().value(),
        news.id(),
        news.recipient(),
        order.channel().name(),
        order.target(),
        order.lane(),
        news.event(),
        news.occasion(),
        news.cause(),
        order.why(),
        order.dueAt());
  }
}
