package com.socmate.adapters.persistence;

import com.socmate.application.port.PlannedDigests;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.DigestContents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Planned digests in `digest`; what they gather stands in `untold`.
public final class JdbiPlannedDigests implements PlannedDigests {
  private static final int MOST_ABSENT = 6;
  private static final int MOST_SCHEDULES = 12;
  private static final int MOST_TITLES = 3;
  private static final int MOST_OTHERS = 5;

  private final Handles handles;

  public JdbiPlannedDigests(Database database) {
    this.handles = database.handles();
  }

  @Override
  public void plan(UserId user, Channel channel, Instant next) {
    with(sql -> sql.plan(user.value(), channel.name(), next));
  }

  @Override
  public void hurry(UserId user, Channel channel) {
    with(sql -> sql.hurry(user.value(), channel.name()));
  }

  @Override
  public Optional<Instant> next(UserId user, Channel channel) {
    return with(sql -> sql.next(user.value(), channel.name()));
  }

  @Override
  public List<Due> claim(int most, Duration lease) {
    return with(sql -> sql.claim(most, lease).stream().map(DigestSql.DueRow::toDomain).toList());
  }

  @Override
  public boolean tell(Due due, Set<ScheduleId> without, Duration lag, Writer writer) {
    return handles.inTransaction(handle -> {
      var sql = handle.attach(DigestSql.class);
      var user = due.user().value();
      var channel = due.channel().name();
      if (sql.hold(user, channel, due.token()).isEmpty()) {
        return false;
      }
      long upTo = sql.lastGathered(user, channel);
      var written = writer.write(contents(handle, due, without, lag, upTo));
      written
          .letter()
          .ifPresent(letter -> {
            keep(handle, letter);
            sql.tell(user, channel, upTo, letter.id().value());
          });
      written
          .next()
          .ifPresentOrElse(
              next -> sql.advance(user, channel, written.since(), next),
              () -> sql.remove(user, channel));
      return true;
    });
  }

  private static void keep(Handle handle, Letter letter) {
    var row = Records.values(NotificationRow.of(letter.digest()));
    handle.attach(NotificationSql.class).insertRouted(row);
    var deliveries = handle.attach(DeliverySql.class);
    letter.orders().forEach(order -> deliveries.order(Records.values(OrderRow.of(order))));
  }

  private static DigestContents contents(
      Handle handle, Due due, Set<ScheduleId> without, Duration lag, long upTo) {
    var sql = handle.attach(DigestContentsSql.class);
    var user = due.user().value();
    var channel = due.channel().name();
    var schedules = sql.ofSchedules(user, channel, upTo, MOST_SCHEDULES, MOST_TITLES);
    var others = sql.others(user, channel, upTo, MOST_OTHERS);
    return new DigestContents(
        dueRuns(sql, due, without, lag),
        schedules.stream().map(DigestContentsSql.ScheduleItemsRow::toDomain).toList(),
        schedules.isEmpty() ? 0 : schedules.getFirst().total(),
        others.stream().map(DigestContentsSql.OtherRow::title).toList(),
        others.isEmpty() ? 0 : others.getFirst().total(),
        schedules.isEmpty() ? new DigestContents.Totals(0, 0, 0) : totals(schedules.getFirst()));
  }

  private static DigestContents.Totals totals(DigestContentsSql.ScheduleItemsRow any) {
    return new DigestContents.Totals(any.allFailed(), any.allInconclusive(), any.allFresh());
  }

  private static DigestContents.DueRuns dueRuns(
      DigestContentsSql sql, Due due, Set<ScheduleId> without, Duration lag) {
    var user = due.user().value();
    var not = without.stream().map(ScheduleId::value).toArray(String[]::new);
    var from = due.since().minus(lag);
    var to = due.now().minus(lag);
    var counts = sql.dueRuns(user, not, from, to);
    return new DigestContents.DueRuns(
        counts.total(),
        counts.completed(),
        counts.failed(),
        counts.missed(),
        counts.skipped(),
        counts.cancelled(),
        sql.absent(user, not, from, to, MOST_ABSENT).stream()
            .map(DigestContentsSql.AbsentRow::toDomain)
            .toList());
  }

  @Override
  public int forget(Duration kept, int most) {
    return with(sql -> sql.forget(kept, most));
  }

  private <T> T with(Function<DigestSql, T> work) {
    return handles.with(handle -> work.apply(handle.attach(DigestSql.class)));
  }
}
