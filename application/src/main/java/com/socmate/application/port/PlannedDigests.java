package com.socmate.application.port;

import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.DigestContents;
import com.socmate.domain.notification.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The digests that users wished for, and when each is due by the database's clock. One who wished
/// for none costs nothing. A due digest is held by a lease and a fencing token; it is told once,
/// with everything that was gathered by then.
public interface PlannedDigests {
  /// Has the next digest of a way be due then, whether or not there was one before.
  void plan(UserId user, Channel channel, Instant next);

  /// Has what is gathered so far be told now, where a digest was planned.
  void hurry(UserId user, Channel channel);

  /// When the next is due; empty if none is planned.
  Optional<Instant> next(UserId user, Channel channel);

  /// Takes digests that are due, the longest due first.
  List<Due> claim(int most, Duration lease);

  /// Reads what there is to say, has it written, and keeps the digest with its deliveries and when
  /// the next is due, all or nothing.
  ///
  /// @param without schedules whose due runs are not counted
  /// @param lag so long before its own beginning and end a digest counts due runs, so that those
  ///   just begun have time to end
  /// @return false if it belongs to another by now; then nothing was asked or kept
  boolean tell(Due due, Set<ScheduleId> without, Duration lag, Writer writer);

  /// Forgets what was not told longer ago, so many at most.
  int forget(Duration kept, int most);

  /// A digest in a worker's hands.
  ///
  /// @param since when the one before it was due
  /// @param now when it was claimed
  record Due(UserId user, Channel channel, Instant since, Instant now, long token) {}

  /// Puts a digest into words.
  @FunctionalInterface
  interface Writer {
    Written write(DigestContents contents);
  }

  /// @param letter empty if nothing is told; then what was gathered waits for the next
  /// @param since from when on the next counts runs
  /// @param next when the next is due; empty if there is none
  record Written(Optional<Letter> letter, Instant since, Optional<Instant> next) {}

  /// @param digest as the inbox keeps it
  record Letter(Notification digest, List<Deliveries.Order> orders) {
    public Letter {
      orders = List.copyOf(orders);
    }

    public NotificationId id() {
      return digest.id();
    }
  }
}
