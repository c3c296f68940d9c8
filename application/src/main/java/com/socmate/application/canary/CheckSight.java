package com.socmate.application.canary;

import com.socmate.application.port.Canaries;
import com.socmate.application.port.Notifications;
import com.socmate.application.port.Transactions;
import com.socmate.application.provider.ProviderLogs;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.schedule.Sight;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Looks once a week whether each schedule can still see its data, and tells its owner when it no
/// longer can: a check that silently sees nothing is worse than none. Doing it twice does no harm.
public final class CheckSight {
  private static final Duration BACK = Duration.ofHours(1);
  private static final int BATCH = 50;
  private static final int MOST_BATCHES = 20;

  private final Canaries canaries;
  private final Notifications notifications;
  private final Transactions transactions;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final ProviderLogs logs;
  private final Duration ingestionDelay;

  public CheckSight(
      Canaries canaries,
      ProviderLogs logs,
      Notifications notifications,
      Transactions transactions,
      IdGenerator ids,
      InstantSource clock,
      Duration ingestionDelay) {
    this.canaries = canaries;
    this.notifications = notifications;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.logs = logs;
    this.ingestionDelay = ingestionDelay;
  }

  /// Looks at all whose moment has come.
  public void check() {
    check(BACK);
  }

  void check(Duration back) {
    int batches = 0;
    int seen;
    do {
      var due = canaries.due(back, BATCH);
      seen = (int) due.stream().filter(this::check).count();
      batches++;
    } while (seen == BATCH && batches < MOST_BATCHES);
  }

  /// @return false if nothing could be seen now
  private boolean check(Canaries.Due due) {
    var workspace = logs.of(due.schedule().definition().provider());
    var sight = new Look(workspace, ingestionDelay).at(due.plan(), clock.instant());
    sight.ifPresent(it ->
        transactions.together(() -> {
          canaries.keep(due.schedule().id(), it);
          if (it.isBlind() && due.before().filter(Sight::isBlind).isEmpty()) {
            notifications.add(news(due, it));
          }
        }));
    return sight.isPresent();
  }

  private Notification news(Canaries.Due due, Sight sight) {
    return new Notification(
        ids.notification(),
        due.schedule().owner(),
        NotificationEvent.SCHEDULE_BLIND,
        "No longer sees its data – " + due.schedule().definition().name(),
        String.join(" ", sight.reasons()) + " Until that is mended its runs cannot find anything.",
        Optional.empty(),
        Optional.of(due.schedule().id()),
        Optional.empty(),
        sight.at(),
        Optional.empty());
  }
}
