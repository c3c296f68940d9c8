package com.socmate.domain.time;

import com.socmate.domain.time.Explanation.Kind;
import com.socmate.domain.time.Explanation.Warning;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes the [Explanation] of a timetable as of a moment.
final class Explanations {
  private static final int TIMES_SHOWN = 10;
  private static final long DAYS_AHEAD = 366;

  private final Timetable timetable;
  private final Instant now;
  private final ZoneRules rules;

  Explanations(Timetable timetable, Instant now) {
    this.timetable = timetable;
    this.now = now;
    this.rules = timetable.zone().getRules();
  }

  Explanation explain() {
    List<OffsetDateTime> upcoming =
        timetable.upcoming(now, TIMES_SHOWN).stream()
            .map(instant -> instant.atZone(timetable.zone()).toOffsetDateTime())
            .toList();
    return new Explanation(
        timetable.sentence(),
        upcoming,
        upcoming.isEmpty() ? List.of(neverFires()) : surprises(),
        timetable.recurrence().shortestPeriod());
  }

  private Warning neverFires() {
    return new Warning(Kind.NEVER_FIRES, whyNever());
  }

  private String whyNever() {
    Timetable unbounded = Timetable.of(timetable.recurrence(), timetable.zone());
    Optional<Instant> next = unbounded.nextAfter(now);
    if (next.isPresent()) {
      return "This never runs: its first time would be after its end.";
    }
    return switch (timetable.recurrence()) {
      case Recurrence.Once once ->
          "This never runs: %s %s in %s has passed."
              .formatted(once.date(), once.time(), timetable.zone());
      case Recurrence.Custom(CronExpression expression) when expression.neverFires() ->
          "This never runs: no date matches %s.".formatted(expression);
      case Recurrence.Custom _, Recurrence.Daily _, Recurrence.Weekly _, Recurrence.Monthly _ ->
          "This never runs: the clocks in %s always skip its time.".formatted(timetable.zone());
    };
  }

  private List<Warning> surprises() {
    List<Warning> warnings = new ArrayList<>();
    ruleOfDays().ifPresent(warnings::add);
    if (!isEvenlySpacedAllDay()) {
      clockChanges().stream().flatMap(change -> surprise(change).stream()).forEach(warnings::add);
    }
    return List.copyOf(warnings);
  }

  private Optional<Warning> ruleOfDays() {
    return switch (timetable.recurrence()) {
      case Recurrence.Monthly monthly when monthly.needsShortMonthRule() ->
          Optional.of(
              new Warning(
                  Kind.SHORT_MONTHS,
                  "In a month without day %d it runs on the month's last day."
                      .formatted(monthly.dayOfMonth())));
      case Recurrence.Custom(CronExpression expression) when expression.matchesEitherDay() ->
          Optional.of(
              new Warning(
                  Kind.EITHER_DAY,
                  "Day of month and day of week are both set: it runs when either matches, not only"
                      + " when both do."));
      case Recurrence.Custom _,
          Recurrence.Once _,
          Recurrence.Daily _,
          Recurrence.Weekly _,
          Recurrence.Monthly _ ->
          Optional.empty();
    };
  }

  /// An interval of an hour or less goes on evenly whatever the clocks show.
  private boolean isEvenlySpacedAllDay() {
    return timetable.recurrence() instanceof Recurrence.Custom(CronExpression expression)
        && expression.isInterval()
        && expression.runsInEveryHour();
  }

  private List<ZoneOffsetTransition> clockChanges() {
    Instant until = now.plus(DAYS_AHEAD, ChronoUnit.DAYS);
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    ZoneOffsetTransition change = rules.nextTransition(now);
    while (change != null && change.getInstant().isBefore(until)) {
      changes.add(change);
      change = rules.nextTransition(change.getInstant());
    }
    return changes;
  }

  private Optional<Warning> surprise(ZoneOffsetTransition change) {
    LocalDateTime from = change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter();
    LocalDateTime to = change.isGap() ? change.getDateTimeAfter() : change.getDateTimeBefore();
    return timetable
        .recurrence()
        .atOrAfter(from)
        .filter(local -> local.isBefore(to) && isWithinBounds(change.getInstant()))
        .map(local -> change.isGap() ? skipped(local, from, to) : repeated(local, from, to));
  }

  private boolean isWithinBounds(Instant instant) {
    return timetable.startAt().filter(instant::isBefore).isEmpty()
        && timetable.endAt().filter(instant::isAfter).isEmpty();
  }

  private Warning skipped(LocalDateTime wanted, LocalDateTime from, LocalDateTime to) {
    String what =
        timetable.recurrence().isInterval()
            ? "times in between are left out"
            : "%s does not exist and it runs at %s instead"
                .formatted(wanted.toLocalTime(), timeOn(wanted, to));
    return new Warning(
        Kind.CLOCK_SKIPS,
        "On %s the clocks in %s skip from %s to %s: %s."
            .formatted(
                from.toLocalDate(), timetable.zone(), from.toLocalTime(), timeOn(from, to), what));
  }

  private Warning repeated(LocalDateTime wanted, LocalDateTime from, LocalDateTime to) {
    String what =
        timetable.recurrence().isInterval()
            ? "it runs in both passes"
            : "%s comes twice and it runs the first time only".formatted(wanted.toLocalTime());
    return new Warning(
        Kind.CLOCK_REPEATS,
        "On %s the clocks in %s show %s to %s twice: %s."
            .formatted(
                from.toLocalDate(), timetable.zone(), from.toLocalTime(), timeOn(from, to), what));
  }

  private static String timeOn(LocalDateTime day, LocalDateTime time) {
    return day.toLocalDate().equals(time.toLocalDate())
        ? time.toLocalTime().toString()
        : time.toLocalTime() + " on " + time.toLocalDate();
  }
}
