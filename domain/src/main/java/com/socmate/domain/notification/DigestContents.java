package com.socmate.domain.notification;

import java.time.Instant;
import java.util.List;

/// What a digest has to say. Lists hold what matters most and are short, however much happened; the
/// numbers beside them count all.
///
/// @param due of the runs that were due
/// @param schedules what was gathered of schedules, failures first
/// @param allSchedules of how many schedules something was gathered
/// @param others the titles of what belongs to no schedule's runs, troubles first
/// @param allOthers how many of these there are
/// @param totals over all schedules
public record DigestContents(
    DueRuns due,
    List<OfSchedule> schedules,
    int allSchedules,
    List<String> others,
    int allOthers,
    Totals totals) {
  public DigestContents {
    schedules = List.copyOf(schedules);
    others = List.copyOf(others);
  }

  /// Whether there is nothing that anybody waits to hear of.
  public boolean isEmpty() {
    return due.all() == 0 && allSchedules == 0 && allOthers == 0;
  }

  /// Whether something was gathered, apart from runs that were due.
  public boolean hasNews() {
    return allSchedules > 0 || allOthers > 0;
  }

  /// The runs that were due, as they stand.
  ///
  /// @param absent those that did not happen: what failed or was missed, the latest first
  public record DueRuns(
      int all,
      int completed,
      int failed,
      int missed,
      int skipped,
      int cancelled,
      List<Absent> absent) {
    public DueRuns {
      absent = List.copyOf(absent);
    }

    public int underWay() {
      return all - completed - failed - missed - skipped - cancelled;
    }
  }

  /// A due run that came to nothing.
  public record Absent(String schedule, Instant scheduledFor, Fate fate, String reason) {
    /// How.
    public enum Fate {
      FAILED,
      MISSED,
      SKIPPED
    }
  }

  /// What was gathered of a schedule.
  ///
  /// @param still of the latest run, since the same is there again and again
  /// @param titles of what is new, the worst first
  public record OfSchedule(
      String name,
      int failed,
      int inconclusive,
      int completed,
      int recovered,
      boolean disabled,
      int fresh,
      int still,
      int gone,
      List<String> titles) {
    public OfSchedule {
      titles = List.copyOf(titles);
    }
  }

  /// Over all schedules.
  public record Totals(int failed, int inconclusive, int fresh) {}
}
