package com.socmate.adapters.persistence;

import com.socmate.application.port.InboxEvents;
import com.socmate.domain.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// What is new in the inboxes, in `inbox_event`. Whoever waits is woken by NOTIFY and looks from
/// time to time all the same.
public final class JdbiInboxEvents implements InboxEvents {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final Duration WATCH = Duration.ofMinutes(1);

  private final Handles handles;
  private final EventSignals signals = new EventSignals();

  public JdbiInboxEvents(Database database) {
    this.handles = database.handles();
    database.listener().subscribe(Listener.INBOX, signals::signal);
  }

  @Override
  public List<Entry> after(UserId recipient, long number, int most) {
    return with(sql ->
        sql.after(recipient.value(), number, most).stream()
            .map(InboxEventSql.EntryRow::toDomain)
            .toList());
  }

  @Override
  public long last() {
    return with(InboxEventSql::last);
  }

  @Override
  public boolean reaches(long number) {
    return with(sql -> sql.reaches(number));
  }

  @Override
  public void await(UserId recipient, long number, long unread, Duration atMost)
      throws InterruptedException {
    var user = recipient.value();
    long end = System.nanoTime() + atMost.toNanos();
    with(sql -> sql.watch(user, WATCH.plus(atMost)));
    for (long left = atMost.toNanos(); left > 0; left = end - System.nanoTime()) {
      try (var wait = signals.begin(user)) {
        if (with(sql -> sql.anythingNew(user, number, unread))) {
          return;
        }
        wait.await(Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
      }
    }
  }

  @Override
  public int forget(Duration kept, int most) {
    return with(sql -> sql.forget(kept, most));
  }

  private <T> T with(Function<InboxEventSql, T> work) {
    return handles.with(handle -> work.apply(handle.attach(InboxEventSql.class)));
  }
}
