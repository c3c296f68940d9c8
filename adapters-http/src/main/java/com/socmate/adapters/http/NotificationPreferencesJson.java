package com.socmate.adapters.http;

import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.DigestWish;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Preferences;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a user wants to be told, with everything that was left unsaid filled in.
record NotificationPreferencesJson(
    Map<String, Map<String, Boolean>> events,
    @Nullable String minimumSeverity,
    @Nullable QuietJson quietHours,
    @Nullable Instant snoozedUntil,
    List<OfScheduleJson> schedules,
    @Nullable DigestJson digest) {

  record DigestJson(String email, String webhook, String at, String timezone) {
    static DigestJson from(DigestWish it) {
      return new DigestJson(
          Words.of(it.of(Channel.EMAIL)),
          Words.of(it.of(Channel.WEBHOOK)),
          it.at().toString(),
          it.zone().getId());
    }
  }

  record QuietJson(String from, String to, String timezone) {}

  record OfScheduleJson(
      String scheduleId,
      boolean muted,
      @Nullable Instant snoozedUntil,
      @Nullable String notifyOn) {}

  static NotificationPreferencesJson from(Preferences it) {
    return new NotificationPreferencesJson(
        events(it),
        it.least().map(Words::of).orElse(null),
        it.quiet()
            .map(hours ->
                new QuietJson(hours.from().toString(), hours.to().toString(), hours.zone().getId()))
            .orElse(null),
        it.snoozedUntil().orElse(null),
        it.schedules().entrySet().stream()
            .map(own ->
                new OfScheduleJson(
                    own.getKey().value(),
                    own.getValue().muted(),
                    own.getValue().snoozedUntil().orElse(null),
                    own.getValue().notifyOn().map(Words::of).orElse(null)))
            .sorted(Comparator.comparing(OfScheduleJson::scheduleId))
            .toList(),
        it.digest().map(DigestJson::from).orElse(null));
  }

  private static Map<String, Map<String, Boolean>> events(Preferences it) {
    Map<String, Map<String, Boolean>> events = new LinkedHashMap<>();
    for (var event : NotificationEvent.CHOSEN) {
      Map<String, Boolean> channels = new LinkedHashMap<>();
      for (var channel : Channel.values()) {
        channels.put(Words.of(channel), it.wants(event, channel));
      }
      events.put(event.text(), channels);
    }
    return events;
  }
}
