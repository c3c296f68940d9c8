package com.socmate.chaos.load;

import com.socmate.chaos.world.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Schedules that are created at one moment, and all that is to come of them.
public record Wave(List<Planned> schedules) {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int BURST_OCCURRENCES = 20;
  private static final int OUTAGE_OCCURRENCES = 5;
  private static final int MINUTES_BEFORE = 3;
  private static final int HOT_OWNERS = 3;

  public Wave {
    schedules = List.copyOf(schedules);
  }

  /// A schedule as it will be written, and what must come of it.
  ///
  /// @param cron empty for one that is due once
  public record Planned(String owner, Question question, String cron, Expectation expectation) {}

  /// How many schedules a wave has of each kind.
  ///
  /// @param bursts schedules with twenty occurrences that have passed already
  /// @param everyMinute schedules that are due every minute from now on
  /// @param minutes for how many minutes; with none, only those with a past come
  public record Size(int bursts, int everyMinute, int minutes) {
    /// The same for at most so many minutes.
    public Size atMost(long left) {
      return new Size(bursts, everyMinute, (int) Math.min(minutes, Math.max(1, left)));
    }
  }

  /// A wave's schedules.
  ///
  /// @param number tells the waves of a round apart
  /// @param now the database's clock
  /// @param owners how many users share them
  public static Wave of(int number, Instant now, Size size, int owners) {
    var made = new Maker(number, now.truncatedTo(ChronoUnit.MINUTES), owners);
    made.add(Cohort.BURST, size.bursts());
    int special = Math.max(1, size.everyMinute() / 10);
    if (size.minutes() > 0) {
      made.everyMinute(Cohort.STEADY, size.everyMinute() - 3 * special, size.minutes());
    }
    made.everyMinute(Cohort.SKIP, special, size.minutes());
    made.everyMinute(Cohort.BUFFER, special, size.minutes());
    made.everyMinute(Cohort.CANCEL, special, size.minutes());
    int few = Math.max(1, (size.bursts() + size.everyMinute()) / 50);
    made.add(Cohort.LAST, few);
    made.add(Cohort.NONE, few);
    made.add(Cohort.ONCE, few * 2);
    made.add(Cohort.FAILING, Math.max(1, few / 4));
    return new Wave(made.planned);
  }

  /// The occurrences that are certain.
  public long occurrences() {
    return schedules.stream().mapToLong(it -> it.expectation().count()).sum();
  }

  /// Collects the schedules of a wave.
  private static final class Maker {
    private final int wave;
    private final Instant minute;
    private final int owners;
    private final List<Planned> planned = new ArrayList<>();

    Maker(int wave, Instant minute, int owners) {
      this.wave = wave;
      this.minute = minute;
      this.owners = owners;
    }

    void add(Cohort cohort, int count) {
      for (int i = 0; i < count; i++) {
        switch (cohort) {
          case BURST, FAILING -> add(cohort, i, fiveMinutes(BURST_OCCURRENCES), "*/5 * * * *");
          case LAST, NONE -> hourly(cohort, i);
          case ONCE -> add(cohort, i, new Times(minute.minus(MINUTE), MINUTE, 1), "");
          case STEADY, SKIP, BUFFER, CANCEL ->
              throw new IllegalArgumentException(cohort + " is due every minute.");
        }
      }
    }

    void everyMinute(Cohort cohort, int count, int minutes) {
      int before = cohort == Cohort.STEADY ? 0 : MINUTES_BEFORE;
      var times =
          new Times(minute.minus(MINUTE.multipliedBy(before - 1L)), MINUTE, before + minutes);
      for (int i = 0; i < count; i++) {
        add(cohort, i, times, "* * * * *");
      }
    }

    /// The last one lies ten minutes back: too late to be on time, early enough to be caught up.
    private void hourly(Cohort cohort, int number) {
      var last = minute.minus(MINUTE.multipliedBy(10));
      var step = Duration.ofHours(1);
      add(
          cohort,
          number,
          new Times(
              last.minus(step.multipliedBy(OUTAGE_OCCURRENCES - 1L)), step, OUTAGE_OCCURRENCES),
          last.atOffset(ZoneOffset.UTC).getMinute() + " * * * *");
    }

    private Times fiveMinutes(int count) {
      long past = minute.atOffset(ZoneOffset.UTC).getMinute() % 5;
      var step = Duration.ofMinutes(5);
      return new Times(
          minute.minus(MINUTE.multipliedBy(past)).minus(step.multipliedBy(count - 1L)),
          step,
          count);
    }

    private void add(Cohort cohort, int number, Times times, String cron) {
      int place = planned.size();
      var id = "sch_c%04dx%06d".formatted(wave, place);
      planned.add(
          new Planned(
              owner(cohort, place),
              cohort.question(number),
              cron,
              new Expectation(
                  id, cohort, times.first, times.step, times.count, cohort == Cohort.FAILING)));
    }

    /// Every fortieth burst belongs to one of a few users who have far too much to do.
    private String owner(Cohort cohort, int place) {
      boolean hot = cohort == Cohort.BURST && place % 40 == 0;
      return hot
          ? "usr_hot%04d".formatted(place % HOT_OWNERS)
          : "usr_chaos%04d".formatted((place * 7 + wave) % owners);
    }

    private record Times(Instant first, Duration step, int count) {}
  }
}
