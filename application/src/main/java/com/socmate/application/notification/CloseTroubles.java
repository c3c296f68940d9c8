package com.socmate.application.notification;

import com.socmate.application.port.Deliveries;
import com.socmate.application.port.Deliveries.Order;
import com.socmate.application.port.NotificationPreferences;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.notification.Decision;
import com.socmate.domain.notification.Delivery;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.schedule.NotifyOn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Tells how often a trouble came again in the day after it was told, where nothing that was told
/// since has said so.
public final class CloseTroubles {
  private static final Duration DAY = Duration.ofHours(24);
  private static final int BATCH = 200;
  private static final String STILL = "Still – ";

  private final Deliveries deliveries;
  private final NotificationPreferences preferences;
  private final IdGenerator ids;

  public CloseTroubles(
      Deliveries deliveries, NotificationPreferences preferences, IdGenerator ids) {
    this.deliveries = deliveries;
    this.preferences = preferences;
    this.ids = ids;
  }

  public void close() {
    int looked;
    do {
      looked = deliveries.close(DAY, BATCH, this::order);
    } while (looked == BATCH);
  }

  /// Whoever has switched it off or muted it since is not told, nor who has it gathered by now.
  private Optional<Order> order(Delivery told, Notification news, Instant now) {
    var closing = closing(news, now);
    var wishes = preferences.of(news.recipient());
    return switch (Decision.of(
        closing, told.channel(), Optional.of(NotifyOn.FAILURE), wishes, now)) {
      case Decision.Tell(var notBefore, var why) ->
          Optional.of(
              new Order(ids.delivery(), closing, told.channel(), told.target(), notBefore, why));
      case Decision.Gather _, Decision.Leave _ -> Optional.empty();
    };
  }

  /// Read already, since each of those that were counted is in the inbox by itself.
  private Notification closing(Notification news, Instant now) {
    return new Notification(
        ids.notification(),
        news.recipient(),
        news.event(),
        news.title().startsWith(STILL) ? news.title() : STILL + news.title(),
        news.body(),
        news.severity(),
        news.schedule(),
        news.session(),
        now,
        Optional.of(now),
        news.occasion());
  }
}
