package com.socmate.chaos.check;

import com.socmate.chaos.check.RunHistory.Hold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether a lane ever had more runs in hand than its limit, from the whole journal of changes in
/// the order of time.
public final class LaneCheck {
  private final int limit;
  private final Map<String, Map<String, Boolean>> held = new HashMap<>();
  private int most;

  public LaneCheck(int limit) {
    this.limit = limit;
  }

  /// The most that any lane had so far.
  public int most() {
    return most;
  }

  /// Takes the next change into account.
  ///
  /// @return what is wrong from now on, if anything
  public Optional<Violation> next(String run, Hold hold) {
    var lane = held.computeIfAbsent(hold.lane(), _ -> new HashMap<>());
    switch (hold.change()) {
      case CLAIMED, SEIZED -> lane.put(run, true);
      case RETURNED, RELEASED, QUEUED -> lane.remove(run);
    }
    most = Math.max(most, lane.size());
    return lane.size() > limit
        ? Optional.of(
            new Violation(
                "A lane never has more runs in hand than its limit.",
                hold.lane(),
                hold.at() + ": " + List.copyOf(lane.keySet())))
        : Optional.empty();
  }
}
