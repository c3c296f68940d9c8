package com.socmate.domain.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns wall-clock times into instants where clocks change. A time of day that is skipped happens
/// when the gap ends; one that comes twice happens the first time. An interval follows the clock as
/// it shows: nothing is made up for a gap, and both passes of a repeated hour count.
final class WallClock {
  private static final long SEARCH_DAYS = 400L * 366;

  private final Recurrence recurrence;
  private final ZoneRules rules;

  WallClock(Recurrence recurrence, ZoneId zone) {
    this.recurrence = recurrence;
    this.rules = zone.getRules();
  }

  Optional<Instant> nextAfter(Instant exclusive) {
    return recurrence.isInterval() ? nextShown(exclusive) : nextTimeOfDay(exclusive);
  }

  private Optional<Instant> nextTimeOfDay(Instant exclusive) {
    LocalDateTime from = afterRepeatedHour(exclusive);
    while (true) {
      Optional<LocalDateTime> wanted = recurrence.atOrAfter(from);
      if (wanted.isEmpty()) {
        return Optional.empty();
      }
      Instant instant = firstInstantOf(wanted.get());
      if (instant.isAfter(exclusive)) {
        return Optional.of(instant);
      }
      from = wanted.get().plusMinutes(1);
    }
  }

  /// Where the search starts: in the second pass of a repeated hour its times are already behind.
  private LocalDateTime afterRepeatedHour(Instant exclusive) {
    LocalDateTime shown = LocalDateTime.ofInstant(exclusive, ZoneOffset.UTC);
    LocalDateTime local = shown.plusSeconds(rules.getOffset(exclusive).getTotalSeconds());
    ZoneOffsetTransition change = rules.getTransition(local);
    boolean repeated =
        change != null && change.isOverlap() && !exclusive.isBefore(change.getInstant());
    return repeated
        ? change.getDateTimeBefore().truncatedTo(ChronoUnit.MINUTES)
        : local.truncatedTo(ChronoUnit.MINUTES);
  }

  private Instant firstInstantOf(LocalDateTime local) {
    ZoneOffsetTransition change = rules.getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : local.toInstant(rules.getValidOffsets(local).getFirst());
  }

  private Optional<Instant> nextShown(Instant exclusive) {
    Instant from = exclusive.plusNanos(1);
    Instant giveUp = exclusive.plus(SEARCH_DAYS, ChronoUnit.DAYS);
    while (from.isBefore(giveUp)) {
      ZoneOffset offset = rules.getOffset(from);
      Optional<LocalDateTime> wanted = recurrence.atOrAfter(LocalDateTime.ofInstant(from, offset));
      if (wanted.isEmpty()) {
        return Optional.empty();
      }
      Instant instant = wanted.get().toInstant(offset);
      @Nullable ZoneOffsetTransition change = rules.nextTransition(from);
      if (change == null || instant.isBefore(change.getInstant())) {
        return Optional.of(instant);
      }
      from = change.getInstant();
    }
    return Optional.empty();
  }
}
