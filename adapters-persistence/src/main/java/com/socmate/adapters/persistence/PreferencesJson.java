package com.socmate.adapters.persistence;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.core.type.TypeReference;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.notification.Cadence;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.DigestWish;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Preferences;
import com.socmate.domain.notification.QuietHours;
import com.socmate.domain.schedule.NotifyOn;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a user wants to be told, as it is kept.
record PreferencesJson(
    Map<String, List<String>> silenced,
    @Nullable String least,
    @Nullable Quiet quiet,
    @Nullable String snoozedUntil,
    Map<String, OfSchedule> schedules,
    @Nullable DigestJson digest) {

  record DigestJson(Map<String, String> cadences, String at, String zone) {
    static DigestJson of(DigestWish it) {
      return new DigestJson(
          it.cadences().entrySet().stream()
              .collect(toMap(way -> way.getKey().name(), way -> way.getValue().name())),
          it.at().toString(),
          it.zone().getId());
    }

    DigestWish toDomain() {
      return new DigestWish(
          cadences.entrySet().stream()
              .collect(
                  toMap(
                      way -> Channel.valueOf(way.getKey()),
                      way -> Cadence.valueOf(way.getValue()))),
          LocalTime.parse(at),
          ZoneId.of(zone));
    }
  }

  record Quiet(String from, String to, String zone) {
    QuietHours toDomain() {
      return new QuietHours(LocalTime.parse(from), LocalTime.parse(to), ZoneId.of(zone));
    }
  }

  record OfSchedule(boolean muted, @Nullable String snoozedUntil, @Nullable String notifyOn) {
    Preferences.OfSchedule toDomain() {
      return new Preferences.OfSchedule(
          muted,
          Optional.ofNullable(snoozedUntil).map(Instant::parse),
          Optional.ofNullable(notifyOn).map(NotifyOn::valueOf));
    }
  }

  static String write(Preferences it) {
    return Json.write(
        new PreferencesJson(
            it.silenced().entrySet().stream()
                .collect(
                    toMap(
                        off -> off.getKey().name(),
                        off -> off.getValue().stream().map(Channel::name).sorted().toList())),
            it.least().map(Severity::name).orElse(null),
            it.quiet()
                .map(hours ->
                    new Quiet(hours.from().toString(), hours.to().toString(), hours.zone().getId()))
                .orElse(null),
            it.snoozedUntil().map(Instant::toString).orElse(null),
            it.schedules().entrySet().stream()
                .collect(toMap(own -> own.getKey().value(), own -> of(own.getValue()))),
            it.digest().map(DigestJson::of).orElse(null)));
  }

  private static OfSchedule of(Preferences.OfSchedule it) {
    return new OfSchedule(
        it.muted(),
        it.snoozedUntil().map(Instant::toString).orElse(null),
        it.notifyOn().map(NotifyOn::name).orElse(null));
  }

  static Preferences read(String json) {
    return Json.read(json, new TypeReference<PreferencesJson>() {}).toDomain();
  }

  private Preferences toDomain() {
    return new Preferences(
        silenced.entrySet().stream()
            .collect(
                toMap(
                    off -> NotificationEvent.valueOf(off.getKey()),
                    off ->
                        off.getValue().stream()
                            .map(Channel::valueOf)
                            .collect(toUnmodifiableSet()))),
        Optional.ofNullable(least).map(Severity::valueOf),
        Optional.ofNullable(quiet).map(Quiet::toDomain),
        Optional.ofNullable(snoozedUntil).map(Instant::parse),
        schedules.entrySet().stream()
            .collect(toMap(own -> new ScheduleId(own.getKey()), own -> own.getValue().toDomain())),
        Optional.ofNullable(digest).map(DigestJson::toDomain));
  }
}
