package com.socmate.application.port;

import com.socmate.domain.id.DeliveryId;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.Delivery;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.Occasion;
import com.socmate.domain.notification.Untold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

public final class InMemoryDeliveries implements Deliveries {
  private static final Duration DAY = Duration.ofHours(24);
  private final InMemoryWorld world;

  public InMemoryDeliveries(InMemoryWorld world) {
    this.world = world;
  }

  /// @param heldUntil empty while nobody holds it
  record Kept(
      long sequence,
      Delivery delivery,
      Notification news,
      String lane,
      int missed,
      long token,
      Optional<Instant> heldUntil,
      List<Delivery.Attempt> attempts,
      boolean isClosed) {
    Kept closed() {
      return new Kept(sequence, delivery, news, lane, missed, token, heldUntil, attempts, true);
    }

    boolean isTrouble() {
      return news.occasion() instanceof Occasion.Trouble;
    }

    boolean isHeldAt(Instant now) {
      return heldUntil.filter(now::isBefore).isPresent();
    }

    boolean waits() {
      return delivery.status() == Delivery.Status.WAITING;
    }

    Kept with(Delivery other, long newToken, Optional<Instant> until) {
      return new Kept(sequence, other, news, lane, missed, newToken, until, attempts, isClosed);
    }
  }

  @Override
  public int route(int most, Router router) {
    return world.alone(() -> {
      var outbox = world.kept().outbox;
      var news = List.copyOf(outbox.subList(0, Math.min(most, outbox.size())));
      outbox.subList(0, news.size()).clear();
      news.forEach(world.inboxEvents()::show);
      if (!news.isEmpty()) {
        router.route(news, world.now()).forEach(this::keep);
      }
      return news.size();
    });
  }

  /// Why a notification was not told, as it is kept.
  record NotTold(Notification news, Untold untold) {}

  private void keep(Ruling ruling) {
    switch (ruling) {
      case Order order -> keep(order);
      case Withheld it ->
          withhold(it.news(), it.channel(), it.target(), it.kind(), it.why(), Optional.empty());
    }
  }

  private void withhold(
      Notification news,
      Channel channel,
      String target,
      Untold.Kind kind,
      String why,
      Optional<String> by) {
    world
        .kept()
        .untold
        .add(new NotTold(news, new Untold(channel, target, kind, why, by, world.now())));
  }

  void keep(Order order) {
    var open = openTroubles(order.lane());
    if (order.news().occasion() instanceof Occasion.Recovery) {
      put(order, open.stream().mapToInt(it -> it.delivery().repeats()).sum());
      return;
    }
    var same = open.stream().filter(it -> isSame(it.news(), order.news())).findFirst();
    if (same.filter(it -> it.delivery().createdAt().isAfter(world.now().minus(DAY))).isPresent()) {
      var told = same.get();
      put(told.with(repeated(told.delivery()), told.token(), told.heldUntil()));
      withhold(
          order.news(),
          order.channel(),
          order.target(),
          Untold.Kind.COUNTED,
          order.why(),
          Optional.of(told.delivery().id().value()));
      return;
    }
    put(order, same.map(it -> it.delivery().repeats()).orElse(0));
  }

  private static boolean isSame(Notification one, Notification other) {
    return one.event() == other.event()
        && one.occasion().equals(other.occasion())
        && one.occasion() instanceof Occasion.Trouble;
  }

  private void put(Order order, int missed) {
    put(
        new Kept(
            ++world.kept().lastDelivery,
            new Delivery(
                order.id(),
                order.news().id(),
                order.news().recipient(),
                order.channel(),
                order.target(),
                order.why(),
                Delivery.Status.WAITING,
                0,
                0,
                world.now(),
                order.dueAt(),
                Optional.empty()),
            order.news(),
            order.lane(),
            missed,
            0,
            Optional.empty(),
            List.of(),
            false));
  }

  /// The latest telling of each trouble of a lane since its last recovery.
  private List<Kept> openTroubles(String lane) {
    var inLane = all().filter(it -> it.lane().equals(lane)).toList();
    long recovered =
        inLane.stream()
            .filter(it -> it.news().occasion() instanceof Occasion.Recovery)
            .mapToLong(Kept::sequence)
            .max()
            .orElse(0);
    return inLane.stream()
        .filter(it -> it.sequence() > recovered && it.isTrouble())
        .filter(it ->
            inLane.stream()
                .noneMatch(
                    later -> later.sequence() > it.sequence() && isSame(later.news(), it.news())))
        .toList();
  }

  private Stream<Kept> all() {
    return world.kept().deliveries.values().stream();
  }

  private void put(Kept kept) {
    world.kept().deliveries.put(kept.delivery().id(), kept);
  }

  @Override
  public int close(Duration age, int most, Closer closer) {
    return world.alone(() -> {
      var before = world.now().minus(age);
      var old =
          all()
              .filter(it -> it.isTrouble() && it.delivery().repeats() > 0 && !it.isClosed())
              .filter(it -> !it.delivery().createdAt().isAfter(before))
              .limit(most)
              .toList();
      old.forEach(it -> put(it.closed()));
      old.stream()
          .filter(it -> openTroubles(it.lane()).stream().anyMatch(open -> isOne(open, it)))
          .forEach(it ->
              closer
                  .close(it.delivery(), it.news(), world.now())
                  .ifPresent(order -> {
                    world.kept().notifications.add(order.news());
                    put(order, it.delivery().repeats());
                  }));
      return old.size();
    });
  }

  private static boolean isOne(Kept one, Kept other) {
    return one.sequence() == other.sequence();
  }

  @Override
  public List<Parcel> claim(int most, int perTarget, Duration lease) {
    return world.alone(() -> {
      var now = world.now();
      var parcels = new ArrayList<Parcel>();
      var due =
          all()
              .filter(it -> it.waits() && !it.delivery().dueAt().isAfter(now))
              .filter(it -> !it.isHeldAt(now) && isFirstOfLane(it))
              .sorted(
                  Comparator.comparing((Kept it) -> it.delivery().dueAt())
                      .thenComparingLong(Kept::sequence))
              .toList();
      for (var it : due) {
        long held = all().filter(other -> sameTarget(it, other) && other.isHeldAt(now)).count();
        if (parcels.size() < most && held < perTarget) {
          var mine = it.with(tried(it.delivery()), it.token() + 1, Optional.of(now.plus(lease)));
          put(mine);
          parcels.add(new Parcel(mine.delivery(), mine.news(), mine.missed(), mine.token()));
        }
      }
      return parcels;
    });
  }

  private static boolean sameTarget(Kept one, Kept other) {
    return one.delivery().target().equals(other.delivery().target());
  }

  private boolean isFirstOfLane(Kept it) {
    return all()
        .noneMatch(other ->
            other.waits() && other.lane().equals(it.lane()) && other.sequence() < it.sequence());
  }

  @Override
  public boolean settle(Parcel parcel, Delivery.Attempt attempt, Next next) {
    return world.alone(() -> {
      var kept = world.kept().deliveries.get(parcel.delivery().id());
      if (kept == null || kept.token() != parcel.token() || kept.heldUntil().isEmpty()) {
        return false;
      }
      var attempts = new ArrayList<>(kept.attempts());
      attempts.add(attempt);
      put(
          new Kept(
              kept.sequence(),
              after(kept.delivery(), next),
              kept.news(),
              kept.lane(),
              kept.missed(),
              kept.token(),
              Optional.empty(),
              List.copyOf(attempts),
              kept.isClosed()));
      return true;
    });
  }

  private Delivery after(Delivery it, Next next) {
    var now = world.now();
    return switch (next) {
      case Next.Done _ -> with(it, Delivery.Status.DELIVERED, it.attempts(), it.dueAt());
      case Next.Again(var pause) ->
          with(it, Delivery.Status.WAITING, it.attempts(), now.plus(pause));
      case Next.GivenUp _ -> with(it, Delivery.Status.GIVEN_UP, it.attempts(), it.dueAt());
    };
  }

  private Delivery with(Delivery it, Delivery.Status status, int attempts, Instant dueAt) {
    return new Delivery(
        it.id(),
        it.notification(),
        it.recipient(),
        it.channel(),
        it.target(),
        it.why(),
        status,
        attempts,
        it.repeats(),
        it.createdAt(),
        dueAt,
        status == Delivery.Status.WAITING ? Optional.empty() : Optional.of(world.now()));
  }

  private Delivery tried(Delivery it) {
    return with(it, it.status(), it.attempts() + 1, it.dueAt());
  }

  private static Delivery repeated(Delivery it) {
    return new Delivery(
        it.id(),
        it.notification(),
        it.recipient(),
        it.channel(),
        it.target(),
        it.why(),
        it.status(),
        it.attempts(),
        it.repeats() + 1,
        it.createdAt(),
        it.dueAt(),
        it.finishedAt());
  }

  @Override
  public Optional<Boolean> redeliver(DeliveryId id, UserId recipient) {
    return world.alone(() ->
        own(id, recipient)
            .map(it -> {
              if (it.waits()) {
                return false;
              }
              put(
                  it.with(
                      with(it.delivery(), Delivery.Status.WAITING, 0, world.now()),
                      it.token() + 1,
                      Optional.empty()));
              return true;
            }));
  }

  private Optional<Kept> own(DeliveryId id, UserId recipient) {
    return Optional.ofNullable(world.kept().deliveries.get(id))
        .filter(it -> it.delivery().recipient().equals(recipient));
  }

  @Override
  public Slice<Delivery> list(UserId recipient, Filter filter, Page page) {
    return world.alone(() ->
        InMemorySchedules.slice(
            all()
                .map(Kept::delivery)
                .filter(it -> it.recipient().equals(recipient))
                .filter(it -> filter.target().filter(x -> !x.equals(it.target())).isEmpty())
                .filter(
                    it -> filter.notification().filter(x -> !x.equals(it.notification())).isEmpty())
                .filter(it -> filter.status().filter(x -> x != it.status()).isEmpty())
                .sorted(
                    Comparator.comparing(Delivery::createdAt)
                        .thenComparing(Delivery::id)
                        .reversed())
                .toList(),
            page));
  }

  @Override
  public Optional<List<Delivery.Attempt>> attempts(DeliveryId id, UserId recipient) {
    return world.alone(() -> own(id, recipient).map(Kept::attempts));
  }

  @Override
  public List<Untold> untold(NotificationId id, UserId recipient) {
    return world.alone(() ->
        world.kept().untold.stream()
            .filter(it -> it.news().id().equals(id) && it.news().recipient().equals(recipient))
            .map(NotTold::untold)
            .toList());
  }

  @Override
  public boolean awaitsRouting(NotificationId id) {
    return world.alone(() -> world.kept().outbox.stream().anyMatch(it -> it.id().equals(id)));
  }

  @Override
  public int forget(Duration kept, int most) {
    return world.alone(() -> {
      var gone =
          all()
              .map(Kept::delivery)
              .filter(it ->
                  it.finishedAt().filter(at -> at.isBefore(world.now().minus(kept))).isPresent())
              .limit(most)
              .map(Delivery::id)
              .toList();
      Map<DeliveryId, Kept> deliveries = world.kept().deliveries;
      gone.forEach(deliveries::remove);
      return gone.size();
    });
  }

  @Override
  public void giveUp(String target) {
    world.alone(() ->
        List.copyOf(world.kept().deliveries.values()).stream()
            .filter(it -> it.waits() && it.delivery().target().equals(target))
            .forEach(it ->
                put(
                    it.with(
                        with(
                            it.delivery(),
                            Delivery.Status.GIVEN_UP,
                            it.delivery().attempts(),
                            it.delivery().dueAt()),
                        it.token() + 1,
                        Optional.empty()))));
  }
}
