package com.socmate.adapters.persistence;

import com.socmate.application.port.Deliveries;
import com.socmate.application.port.Page;
import com.socmate.application.port.Slice;
import com.socmate.domain.id.DeliveryId;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Deliveries in `delivery`, their tries in `delivery_attempt`.
public final class JdbiDeliveries implements Deliveries {
  private final Handles handles;

  public JdbiDeliveries(Database database) {
    this.handles = database.handles();
  }

  @Override
  public int route(int most, Router router) {
    return together(sql -> {
      if (!sql.lockRouting()) {
        return 0;
      }
      var news = sql.takeNews(most).stream().map(NotificationRow::toDomain).toList();
      if (!news.isEmpty()) {
        router
            .route(news, sql.now())
            .forEach(order -> sql.order(Records.values(OrderRow.of(order))));
      }
      return news.size();
    });
  }

  @Override
  public List<Parcel> claim(int most, int perTarget, Duration lease) {
    return with(
        sql -> sql.claim(most, perTarget, lease).stream().map(ParcelRow::toDomain).toList());
  }

  @Override
  public boolean settle(Parcel parcel, Delivery.Attempt attempt, Next next) {
    return with(sql ->
        sql.settle(
                parcel.delivery().id().value(),
                parcel.token(),
                status(next).name(),
                pause(next),
                attempt.number(),
                attempt.at(),
                attempt.delivered(),
                attempt.status().isPresent() ? attempt.status().getAsInt() : null,
                attempt.result(),
                attempt.took().toMillis())
            == 1);
  }

  private static Delivery.Status status(Next next) {
    return switch (next) {
      case Next.Done _ -> Delivery.Status.DELIVERED;
      case Next.Again _ -> Delivery.Status.WAITING;
      case Next.GivenUp _ -> Delivery.Status.GIVEN_UP;
    };
  }

  private static Duration pause(Next next) {
    return next instanceof Next.Again(var after) ? after : Duration.ZERO;
  }

  @Override
  public Optional<Boolean> redeliver(DeliveryId id, UserId recipient) {
    return together(sql ->
        sql.statusOf(id.value(), recipient.value())
            .map(status ->
                !status.equals(Delivery.Status.WAITING.name()) && sql.redeliver(id.value()) == 1));
  }

  @Override
  public Slice<Delivery> list(UserId recipient, Filter filter, Page page) {
    var target = filter.target().orElse(null);
    var notification = filter.notification().map(NotificationId::value).orElse(null);
    var status = filter.status().map(Delivery.Status::name).orElse(null);
    return with(sql ->
        new Slice<>(
            sql
                .list(recipient.value(), target, notification, status, page.limit(), page.offset())
                .stream()
                .map(DeliveryRow::toDomain)
                .toList(),
            sql.count(recipient.value(), target, notification, status)));
  }

  @Override
  public Optional<List<Delivery.Attempt>> attempts(DeliveryId id, UserId recipient) {
    return with(sql ->
        sql.exists(id.value(), recipient.value())
            ? Optional.of(sql.attempts(id.value()).stream().map(AttemptRow::toDomain).toList())
            : Optional.empty());
  }

  @Override
  public int forget(Duration kept, int most) {
    return with(sql -> sql.forget(kept, most));
  }

  @Override
  public void giveUp(String target) {
    with(sql -> sql.giveUp(target));
  }

  private <T> T with(Function<DeliverySql, T> work) {
    return handles.with(handle -> work.apply(handle.attach(DeliverySql.class)));
  }

  private <T> T together(Function<DeliverySql, T> work) {
    return handles.inTransaction(handle -> work.apply(handle.attach(DeliverySql.class)));
  }
}
