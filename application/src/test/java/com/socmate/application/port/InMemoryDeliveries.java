package com.socmate.application.port;

import com.socmate.domain.id.DeliveryId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Delivery;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.Occasion;
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
      List<Delivery.Attempt> attempts) {
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
      return new Kept(sequence, other, news, lane, missed, newToken, until, attempts);
    }
  }

  @Override
  public int route(int most, Router router) {
    return world.alone(() -> {
      var outbox = world.kept().outbox;
      var news = List.copyOf(outbox.subList(0, Math.min(most, outbox.size())));
      outbox.subList(0, news.size()).clear();
      if (!news.isEmpty()) {
        router.route(news, world.now()).forEach(this::keep);
      }
      return news.size();
    });
  }

  private void keep(Order order) {
    var same = lastOfSameTrouble(order);
    if (same.filter(it -> it.delivery().createdAt().isAfter(world.now().minus(DAY))).isPresent()) {
      put(
          same.get()
              .with(repeated(same.get().delivery()), same.get().token(), same.get().heldUntil()));
      return;
    }
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
            same.map(it -> it.delivery().repeats()).orElse(0),
            0,
            Optional.empty(),
            List.of()));
  }

  private Optional<Kept> lastOfSameTrouble(Order order) {
    var inLane = all().filter(it -> it.lane().equals(order.lane())).toList();
    long recovered =
        inLane.stream()
            .filter(it -> it.news().occasion() instanceof Occasion.Recovery)
            .mapToLong(Kept::sequence)
            .max()
            .orElse(0);
    return inLane.stream()
        .filter(it -> it.sequence() > recovered && it.isTrouble())
        .filter(it -> it.news().event() == order.news().event())
        .filter(it -> it.news().occasion().equals(order.news().occasion()))
        .max(Comparator.comparingLong(Kept::sequence));
  }

  private Stream<Kept> all() {
    return world.kept().deliveries.values().stream();
  }

  private void put(Kept kept) {
    world.kept().deliveries.put(kept.delivery().id(), kept);
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
              List.copyOf(attempts)));
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
