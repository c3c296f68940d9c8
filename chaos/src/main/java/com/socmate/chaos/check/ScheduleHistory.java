package com.socmate.chaos.check;

import com.socmate.chaos.check.RunHistory.Run;
import java.util.List;

/// All that the tables hold about one schedule.
///
/// @param waits whether it still has a next time
/// @param runs by occurrence
/// @param disabledNotices how often somebody was told that it was disabled
public record ScheduleHistory(
    String schedule, String status, boolean waits, List<Run> runs, int disabledNotices) {
  public ScheduleHistory {
    runs = List.copyOf(runs);
  }
}
