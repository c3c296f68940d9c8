package com.socmate.adapters.notification;

import com.socmate.application.port.Fixtures;
import com.socmate.application.port.Telling;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.DeliveryId;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import java.time.Instant;
import java.util.Optional;

/// Things to tell.
public final class Tellings {
  public static final Instant AT = Instant.parse("2026-11-22T06:00:00Z");
  public static final String TITLE = "3 new – Failed sign-ins >5 per IP – 24 h to 07:00 CET";

  private Tellings() {}

  public static Telling usual() {
    return of(TITLE, "42 failed sign-ins from 192.0.2.7\n3 new, 1 still there, 2 gone.", 0);
  }

  public static Telling of(String title, String body, int repeats) {
    var news =
        new Notification(
            new NotificationId("ntf_first1"),
            Fixtures.IDS.user(),
            NotificationEvent.INVESTIGATION_COMPLETED,
            title,
            body,
            Optional.of(Severity.HIGH),
            Optional.of(new ScheduleId("sch_daily1")),
            Optional.of(new SessionId("sess_today1")),
            AT,
            Optional.empty());
    return new Telling(
        new DeliveryId("dlv_first1").value(), news, "You own the schedule.", repeats, AT);
  }
}
