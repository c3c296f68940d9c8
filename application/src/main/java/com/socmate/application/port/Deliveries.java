package com.socmate.application.port;

import com.socmate.domain.id.DeliveryId;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.Delivery;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.Untold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is told outside the inbox, and what came of it. Every notification stands in the outbox
/// from the transaction that wrote it until it was routed. A delivery is held by a lease on the
/// database's clock and a fencing token, as runs are. Within a lane, which is a schedule's way to a
/// target, an older delivery ends before a younger one is tried.
public interface Deliveries {
  /// Takes the oldest notifications out of the outbox and keeps the orders that they are routed to,
  /// all or nothing. One process at a time routes; another that asks meanwhile gets none.
  ///
  /// An order that tells of the same trouble as one of its lane in the last 24 hours is counted
  /// there instead of being kept, unless a recovery was told in between; that recovery says how
  /// many were counted. What is withheld is kept with its reason.
  ///
  /// @return how many notifications were routed
  int route(int most, Router router);

  /// Ends the counting at tellings of trouble that are so old, and keeps what is told of the count.
  /// Asked is only of those at which something was counted that neither a later telling nor a
  /// recovery has said; each is asked of once. What is kept counts on as a telling of the same
  /// trouble does.
  ///
  /// @return how many tellings were looked at
  int close(Duration age, int most, Closer closer);

  /// Takes deliveries that are due and the first of their lanes: no more than `perTarget` of a
  /// target are held at once.
  List<Parcel> claim(int most, int perTarget, Duration lease);

  /// Keeps what came of a try, if the lease still holds.
  ///
  /// @return false if it belongs to another by now; then nothing was kept
  boolean settle(Parcel parcel, Delivery.Attempt attempt, Next next);

  /// Has an ended delivery tried again at once, from the first pause on.
  ///
  /// @return empty if the recipient has no such delivery; else whether it had ended
  Optional<Boolean> redeliver(DeliveryId id, UserId recipient);

  /// A recipient's deliveries, newest first.
  Slice<Delivery> list(UserId recipient, Filter filter, Page page);

  /// The tries of a delivery, oldest first; empty if the recipient has no such delivery.
  Optional<List<Delivery.Attempt>> attempts(DeliveryId id, UserId recipient);

  /// By which ways a notification was not told as it came, and why; nothing if it is not the
  /// recipient's.
  List<Untold> untold(NotificationId id, UserId recipient);

  /// Whether nobody has decided yet to whom it is told.
  boolean awaitsRouting(NotificationId id);

  /// Deletes what ended longer ago, so many at most.
  int forget(Duration kept, int most);

  /// Gives up what still waits for a target.
  void giveUp(String target);

  /// Decides who is told of notifications.
  @FunctionalInterface
  interface Router {
    /// @param now by the database's clock
    List<? extends Ruling> route(List<Notification> news, Instant now);
  }

  /// Says how what was counted is told.
  @FunctionalInterface
  interface Closer {
    /// @param now by the database's clock
    /// @return its notification is kept with it; empty if it is not told
    Optional<Order> close(Delivery told, Notification news, Instant now);
  }

  /// What is to become of a notification by a way.
  sealed interface Ruling {}

  /// It is not told as it comes.
  ///
  /// @param target empty for what is gathered
  record Withheld(Notification news, Channel channel, String target, Untold.Kind kind, String why)
      implements Ruling {}

  /// A delivery that is wanted.
  record Order(
      DeliveryId id, Notification news, Channel channel, String target, Instant dueAt, String why)
      implements Ruling {
    /// Whose order is kept.
    public String lane() {
      return target + " " + news.schedule().map(ScheduleId::value).orElse("-");
    }
  }

  /// A delivery in a sender's hands.
  ///
  /// @param missed how many identical ones before it were counted instead of being told
  record Parcel(Delivery delivery, Notification news, int missed, long token) {}

  /// How a delivery goes on after a try.
  sealed interface Next {
    record Done() implements Next {}

    record Again(Duration after) implements Next {}

    record GivenUp() implements Next {}
  }

  /// What a list is narrowed to; an empty part narrows nothing.
  record Filter(
      Optional<String> target,
      Optional<NotificationId> notification,
      Optional<Delivery.Status> status) {
    public static final Filter NONE =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
