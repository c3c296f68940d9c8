package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.domain.schedule.Frequency;
import com.socmate.domain.time.CronExpression;
import com.socmate.domain.time.Jitter;
import com.socmate.domain.time.Recurrence;
import com.socmate.domain.time.Timetable;
import com.socmate.domain.time.Zones;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the members of a body that say when something runs. What the body does not say is taken
/// from the timetable that is there already, and where there is none from the contract's defaults:
/// the next such time, today's day of the week or of the month.
final class TimesBody {
  static final List<String> MEMBERS =
      List.of(
          "frequency",
          "scheduled_time",
          "scheduled_date",
          "day_of_week",
          "day_of_month",
          "cron_expression",
          "timezone",
          "start_at",
          "end_at",
          "jitter_seconds");
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  private final Members body;
  private final Optional<Timetable> present;
  private final ZoneId zone;
  private final ZonedDateTime now;

  private TimesBody(Members body, Optional<Timetable> present, ZoneId defaultZone, Instant now) {
    this.body = body;
    this.present = present;
    this.zone = zone(body, present, defaultZone);
    this.now = now.atZone(zone);
  }

  /// The timetable of something new; empty if the body's members are wrong, which it then knows.
  static Optional<Timetable> ofNew(Members body, ZoneId defaultZone, Instant now) {
    body.require("frequency");
    return new TimesBody(body, Optional.empty(), defaultZone, now).read();
  }

  /// The timetable that is there with the changes of the body.
  static Optional<Timetable> changed(
      Members body, Timetable present, ZoneId defaultZone, Instant now) {
    body.refuseNull("frequency", "scheduled_time", "cron_expression");
    return MEMBERS.stream().anyMatch(member -> body.has(member) || body.isNull(member))
        ? new TimesBody(body, Optional.of(present), defaultZone, now).read()
        : Optional.of(present);
  }

  private Optional<Timetable> read() {
    var start = bound("start_at", present.flatMap(Timetable::startAt));
    var end = bound("end_at", present.flatMap(Timetable::endAt));
    if (start.isPresent() && end.filter(start.get()::isAfter).isPresent()) {
      body.refuse("end_at", "must not be before start_at", "value_error.date.range");
      return Optional.empty();
    }
    var jitter = jitter();
    return recurrence()
        .filter(found -> isRoomFor(jitter, found))
        .map(found -> new Timetable(found, zone, start, end, jitter));
  }

  private Jitter jitter() {
    if (body.has("jitter_seconds")) {
      return body.whole("jitter_seconds", 0, (int) Jitter.WIDEST.toSeconds())
          .map(seconds -> Jitter.within(Duration.ofSeconds(seconds)))
          .orElse(Jitter.NONE);
    }
    return present
        .map(Timetable::jitter)
        .filter(_ -> !body.isNull("jitter_seconds"))
        .orElse(Jitter.NONE);
  }

  /// Something moved by more than its own period would stand where its neighbour is expected.
  private boolean isRoomFor(Jitter jitter, Recurrence recurrence) {
    var period = recurrence.shortestPeriod().filter(it -> it.compareTo(jitter.spread()) < 0);
    period.ifPresent(it ->
        body.refuse(
            "jitter_seconds",
            "must not exceed the shortest time between two runs, " + it.toSeconds() + " seconds",
            "value_error.number.not_le"));
    return period.isEmpty();
  }

  private Optional<Recurrence> recurrence() {
    var frequency =
        body.has("frequency")
            ? body.oneOf("frequency", Frequency.class)
            : present.map(it -> TimesJson.frequency(it.recurrence()));
    return frequency.flatMap(this::recurrence);
  }

  private Optional<Recurrence> recurrence(Frequency frequency) {
    refuseForeign(frequency);
    return switch (frequency) {
      case ONCE -> time().flatMap(this::once);
      case DAILY -> time().map(Recurrence.Daily::new);
      case WEEKLY -> time().flatMap(time -> day().map(day -> new Recurrence.Weekly(day, time)));
      case MONTHLY ->
          time().flatMap(time -> dayOfMonth().map(day -> new Recurrence.Monthly(day, time)));
      case CUSTOM -> expression().map(Recurrence.Custom::new);
    };
  }

  /// A member that the frequency has no use for is refused rather than ignored: its sender expects
  /// it to matter. Only `scheduled_time` may accompany a cron expression, since forms send it
  /// along.
  private void refuseForeign(Frequency frequency) {
    refuseUnless(frequency == Frequency.ONCE, "scheduled_date", "once");
    refuseUnless(frequency == Frequency.WEEKLY, "day_of_week", "weekly");
    refuseUnless(frequency == Frequency.MONTHLY, "day_of_month", "monthly");
    refuseUnless(frequency == Frequency.CUSTOM, "cron_expression", "custom");
    if (frequency == Frequency.CUSTOM && body.has("scheduled_time")) {
      time();
      if (!body.has("frequency") && !body.has("cron_expression")) {
        body.refuse(
            "scheduled_time",
            "a custom schedule takes its times from cron_expression; change that, or the frequency",
            "value_error.frequency");
      }
    }
  }

  private void refuseUnless(boolean used, String member, String frequency) {
    if (!used && body.has(member)) {
      body.refuse(member, "is only for the frequency " + frequency, "value_error.frequency");
    }
  }

  private Optional<LocalTime> time() {
    if (body.has("scheduled_time")) {
      return body.parsed("scheduled_time", "value_error.time", TimesBody::parseTime);
    }
    var kept = present.map(Timetable::recurrence).flatMap(TimesBody::timeOf);
    if (kept.isEmpty() && !body.isNull("scheduled_time")) {
      body.refuseMissing("scheduled_time", "field required");
    } else if (kept.isEmpty()) {
      body.refuse("scheduled_time", "none is not an allowed value", "type_error.none.not_allowed");
    }
    return kept;
  }

  private static LocalTime parseTime(String text) {
    if (!TIME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "must be a time of day as HH:MM, from 00:00 to 23:59; found '"
              + Members.echo(text)
              + "'");
    }
    return LocalTime.parse(text);
  }

  private static Optional<LocalTime> timeOf(Recurrence recurrence) {
    return switch (recurrence) {
      case Recurrence.Once(_, var time) -> Optional.of(time);
      case Recurrence.Daily(var time) -> Optional.of(time);
      case Recurrence.Weekly(_, var time) -> Optional.of(time);
      case Recurrence.Monthly(_, var time) -> Optional.of(time);
      case Recurrence.Custom _ -> Optional.empty();
    };
  }

  private Optional<Recurrence> once(LocalTime time) {
    if (body.has("scheduled_date")) {
      return body.parsed("scheduled_date", "value_error.date", TimesBody::parseDate)
          .map(date -> new Recurrence.Once(date, time));
    }
    return Optional.of(new Recurrence.Once(keptDate(time).orElseGet(() -> nextDate(time)), time));
  }

  /// The date that is there already, while it still lies ahead at that time.
  private Optional<LocalDate> keptDate(LocalTime time) {
    return present
        .map(Timetable::recurrence)
        .flatMap(
            it -> it instanceof Recurrence.Once(var date, _) ? Optional.of(date) : Optional.empty())
        .filter(date -> !body.isNull("scheduled_date"))
        .filter(date -> date.atTime(time).isAfter(now.toLocalDateTime()));
  }

  private LocalDate nextDate(LocalTime time) {
    return time.isAfter(now.toLocalTime()) ? now.toLocalDate() : now.toLocalDate().plusDays(1);
  }

  private static LocalDate parseDate(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a date as YYYY-MM-DD; found '" + Members.echo(text) + "'", e);
    }
  }

  private Optional<DayOfWeek> day() {
    if (body.has("day_of_week")) {
      return DayNames.read(body, "day_of_week");
    }
    return Optional.of(
        present
            .map(Timetable::recurrence)
            .flatMap(it ->
                it instanceof Recurrence.Weekly(var day, _) ? Optional.of(day) : Optional.empty())
            .filter(_ -> !body.isNull("day_of_week"))
            .orElseGet(now::getDayOfWeek));
  }

  private Optional<Integer> dayOfMonth() {
    if (body.has("day_of_month")) {
      return body.whole("day_of_month", 1, 31);
    }
    return Optional.of(
        present
            .map(Timetable::recurrence)
            .flatMap(it ->
                it instanceof Recurrence.Monthly(var day, _) ? Optional.of(day) : Optional.empty())
            .filter(_ -> !body.isNull("day_of_month"))
            .orElseGet(now::getDayOfMonth));
  }

  private Optional<CronExpression> expression() {
    if (body.has("cron_expression")) {
      return body.parsed("cron_expression", "value_error.cron", CronExpression::parse);
    }
    var kept =
        present
            .map(Timetable::recurrence)
            .flatMap(it ->
                it instanceof Recurrence.Custom(var expression)
                    ? Optional.of(expression)
                    : Optional.empty());
    if (kept.isEmpty()) {
      body.refuseMissing("cron_expression", "field required where the frequency is custom");
    }
    return kept;
  }

  private Optional<Instant> bound(String member, Optional<Instant> kept) {
    if (body.has(member)) {
      return body.parsed(member, "value_error.datetime", Moments::parse);
    }
    return body.isNull(member) ? Optional.empty() : kept;
  }

  private static ZoneId zone(Members body, Optional<Timetable> present, ZoneId defaultZone) {
    if (body.has("timezone")) {
      return body.parsed("timezone", "value_error.timezone", Zones::named).orElse(defaultZone);
    }
    return present.map(Timetable::zone).filter(_ -> !body.isNull("timezone")).orElse(defaultZone);
  }
}
