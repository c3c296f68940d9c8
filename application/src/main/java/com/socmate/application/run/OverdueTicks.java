package com.socmate.application.run;

import com.socmate.application.port.Ticks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Does what the clock should have done and did not: no node whose clock is wrong, stands still or
/// is gone keeps the others from going on. Harmless beside a clock that works.
public final class OverdueTicks {
  private final Ticks ticks;
  private final List<Duty> duties;

  public OverdueTicks(Ticks ticks, List<Duty> duties) {
    this.ticks = ticks;
    this.duties = List.copyOf(duties);
  }

  /// One whose work fails leaves those behind it overdue, so that the next call does them.
  ///
  /// @return the names of those that were overdue
  public List<String> catchUp() {
    var done = new ArrayList<String>();
    for (var duty : duties) {
      if (ticks.beginOverdue(duty.tick(), duty.overdueAfter())) {
        duty.work().run();
        done.add(duty.tick());
      }
    }
    return List.copyOf(done);
  }

  /// @param overdueAfter how long after its last beginning the tick is missed
  public record Duty(String tick, Duration overdueAfter, Runnable work) {}
}
