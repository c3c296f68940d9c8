package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.notification.Cadence;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.DigestWish;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Preferences;
import com.socmate.domain.notification.QuietHours;
import com.socmate.domain.schedule.NotifyOn;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [NotificationPreferences] promises.
public interface NotificationPreferencesContract {
  NotificationPreferences preferences();

  @Test
  default void who_said_nothing_has_none() {
    assertThat(preferences().of(IDS.user())).isEqualTo(Preferences.NONE);
  }

  @Test
  default void what_was_said_last_counts() {
    var me = IDS.user();
    preferences().keep(me, Preferences.NONE);
    var all =
        new Preferences(
            Map.of(NotificationEvent.INCIDENT_ALERT, Set.of(Channel.EMAIL, Channel.WEBHOOK)),
            Optional.of(Severity.HIGH),
            Optional.of(
                new QuietHours(
                    LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Zurich"))),
            Optional.of(now()),
            Map.of(
                IDS.schedule(),
                new Preferences.OfSchedule(
                    true, Optional.of(now()), Optional.of(NotifyOn.FAILURE))),
            Optional.of(
                new DigestWish(
                    Map.of(Channel.EMAIL, Cadence.DAILY, Channel.WEBHOOK, Cadence.HOURLY),
                    LocalTime.of(7, 30),
                    ZoneId.of("Asia/Kathmandu"))));
    preferences().keep(me, all);
    assertThat(preferences().of(me)).isEqualTo(all);
    assertThat(preferences().of(IDS.user())).isEqualTo(Preferences.NONE);
  }
}
