package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.notification.Cadence;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.DigestWish;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Preferences;
import com.socmate.domain.notification.QuietHours;
import com.socmate.domain.schedule.NotifyOn;
import com.socmate.domain.time.Zones;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How somebody wants to be told, as a body says it; what it leaves out is as if nothing had ever
/// been said of it.
final class NotificationPreferencesBody {
  static final List<String> MEMBERS =
      List.of("events", "minimum_severity", "quiet_hours", "snoozed_until", "schedules", "digest");
  private static final List<String> EVENTS =
      NotificationEvent.CHOSEN.stream().map(NotificationEvent::text).toList();
  private static final List<String> CHANNELS = Members.words(Channel.class);

  private static final LocalTime USUAL_DIGEST = LocalTime.of(7, 0);
  private static final List<String> OF_SCHEDULE =
      List.of("schedule_id", "muted", "snoozed_until", "notify_on");

  private NotificationPreferencesBody() {}

  static Preferences read(Members body) {
    var silenced = silenced(body);
    var least = body.oneOf("minimum_severity", Severity.class);
    var quiet = quiet(body);
    var snoozed = body.parsed("snoozed_until", "value_error.datetime", Moments::parse);
    var schedules = schedules(body);
    var digest = digest(body);
    body.orRefuse();
    return new Preferences(silenced, least, quiet, snoozed, schedules, digest);
  }

  private static Map<NotificationEvent, Set<Channel>> silenced(Members body) {
    Map<NotificationEvent, Set<Channel>> silenced = new EnumMap<>(NotificationEvent.class);
    body.within("events", EVENTS)
        .ifPresent(events -> {
          for (var event : NotificationEvent.CHOSEN) {
            events
                .within(event.text(), CHANNELS)
                .map(NotificationPreferencesBody::off)
                .filter(off -> !off.isEmpty())
                .ifPresent(off -> silenced.put(event, off));
          }
        });
    return silenced;
  }

  private static Set<Channel> off(Members channels) {
    var off = EnumSet.noneOf(Channel.class);
    for (var channel : Channel.values()) {
      if (!channels.truth(Members.word(channel)).orElse(true)) {
        off.add(channel);
      }
    }
    if (off.remove(Channel.IN_APP)) {
      channels.refuse(
          "in_app",
          "the inbox has everything and is never switched off; leave it out or true",
          "value_error.channel");
    }
    return off;
  }

  private static Optional<QuietHours> quiet(Members body) {
    return body.within("quiet_hours", List.of("from", "to", "timezone"))
        .flatMap(hours -> {
          hours.require("from", "to", "timezone");
          var from = time(hours, "from");
          var to = time(hours, "to");
          var zone = hours.parsed("timezone", "value_error.timezone", Zones::named);
          if (from.isEmpty() || to.isEmpty() || zone.isEmpty()) {
            return Optional.<QuietHours>empty();
          }
          if (from.equals(to)) {
            hours.refuse("to", "must be another time than from", "value_error.time");
            return Optional.<QuietHours>empty();
          }
          return Optional.of(new QuietHours(from.get(), to.get(), zone.get()));
        });
  }

  private static Optional<DigestWish> digest(Members body) {
    return body.within("digest", List.of("email", "webhook", "at", "timezone"))
        .flatMap(digest -> {
          digest.require("timezone");
          Map<Channel, Cadence> cadences = new EnumMap<>(Channel.class);
          for (var channel : List.of(Channel.EMAIL, Channel.WEBHOOK)) {
            digest
                .oneOf(Members.word(channel), Cadence.class)
                .ifPresent(cadence -> cadences.put(channel, cadence));
          }
          var at = time(digest, "at").orElse(USUAL_DIGEST);
          return digest
              .parsed("timezone", "value_error.timezone", Zones::named)
              .map(zone -> new DigestWish(cadences, at, zone));
        });
  }

  private static Optional<LocalTime> time(Members hours, String member) {
    return hours.parsed(
        member,
        "value_error.time",
        text -> {
          try {
            return LocalTime.parse(text.matches("[0-2][0-9]:[0-5][0-9]") ? text : "");
          } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time of day such as 22:00", e);
          }
        });
  }

  private static Map<ScheduleId, Preferences.OfSchedule> schedules(Members body) {
    Map<ScheduleId, Preferences.OfSchedule> schedules = new HashMap<>();
    for (var own : body.anyObjects("schedules", Preferences.MOST_SCHEDULES, OF_SCHEDULE)) {
      own.require("schedule_id");
      var of =
          new Preferences.OfSchedule(
              own.truth("muted").orElse(false),
              own.parsed("snoozed_until", "value_error.datetime", Moments::parse),
              own.oneOf("notify_on", NotifyOn.class));
      own.parsed("schedule_id", "value_error.id", ScheduleId::new)
          .filter(id -> schedules.put(id, of) != null)
          .ifPresent(
              _ -> own.refuse("schedule_id", "is there more than once", "value_error.unique"));
    }
    return schedules;
  }
}
