package com.socmate.adapters.persistence;

import com.socmate.application.port.Deliveries;
import com.socmate.application.port.Page;
import com.socmate.application.port.Slice;
import com.socmate.domain.id.DeliveryId;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Delivery;
import com.socmate.domain.notification.Untold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

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
        var withheld = new ArrayList<Withheld>();
        router.route(news, sql.now()).forEach(ruling -> keep(sql, ruling, withheld));
        withhold(sql, withheld);
      }
      return news.size();
    });
  }

  private static void keep(DeliverySql sql, Ruling ruling, List<Withheld> withheld) {
    switch (ruling) {
      case Order order -> sql.order(Records.values(OrderRow.of(order)));
      case Withheld it -> withheld.add(it);
    }
  }

  /// All in one statement: most of what happens is told nobody.
  private static void withhold(DeliverySql sql, List<Withheld> all) {
    if (!all.isEmpty()) {
      sql.withhold(
          texts(all, it -> it.news().id().value()),
          texts(all, it -> it.news().recipient().value()),
          texts(all, it -> it.channel().name()),
          texts(all, Withheld::target),
          texts(all, it -> it.kind().name()),
          texts(all, Withheld::why));
    }
  }

  private static String[] texts(List<Withheld> all, Function<Withheld, String> part) {
    return all.stream().map(part).toArray(String[]::new);
  }

  /// Nothing is routed meanwhile, so that nothing is counted at a telling that is closed.
  @Override
  public int close(Duration age, int most, Closer closer) {
    return handles.inTransaction(handle -> {
      var sql = handle.attach(DeliverySql.class);
      if (!sql.lockRouting()) {
        return 0;
      }
      var old = sql.closeOld(age, most);
      var now = sql.now();
      old.stream()
          .filter(DeliverySql.ClosedRow::untold)
          .map(it -> it.delivery().toDomain())
          .forEach(told ->
              sql.news(told.notification().value())
                  .flatMap(news -> closer.close(told, news.toDomain(), now))
                  .ifPresent(order -> tell(handle, order, told.repeats())));
      return old.size();
    });
  }

  private static void tell(Handle handle, Order order, int counted) {
    handle
        .attach(NotificationSql.class)
        .insertRouted(Records.values(NotificationRow.of(order.news())));
    handle.attach(DeliverySql.class).orderClosing(Records.values(OrderRow.of(order)), counted);
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
  public List<Untold> untold(NotificationId id, UserId recipient) {
    return with(sql ->
        sql.untold(id.value(), recipient.value()).stream()
            .map(DeliverySql.UntoldRow::toDomain)
            .toList());
  }

  @Override
  public boolean awaitsRouting(NotificationId id) {
    return with(sql -> sql.awaitsRouting(id.value()));
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
