package com.socmate.application.run;

import com.socmate.application.port.Ticks;
import java.time.Duration;
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

  /// @return the names of those that were overdue
  public List<String> catchUp() {
    var overdue =
        duties.stream().filter(it -> ticks.beginOverdue(it.tick(), it.overdueAfter())).toList();
    overdue.forEach(it -> it.work().run());
    return overdue.stream().map(Duty::tick).toList();
  }

  /// @param overdueAfter how long after its last beginning the tick is missed
  public record Duty(String tick, Duration overdueAfter, Runnable work) {}
}
