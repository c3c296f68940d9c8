package com.socmate.domain.coverage;

import com.socmate.domain.investigation.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A set of instants, kept as the fewest stretches that hold it. Adding and asking cost what they
/// touch, not all there is.
public final class Ranges {
  private final TreeMap<Instant, Instant> stretches = new TreeMap<>();

  public static Ranges of(Collection<TimeRange> ranges) {
    var all = new Ranges();
    ranges.forEach(all::add);
    return all;
  }

  public void add(TimeRange range) {
    var from = range.from();
    var to = range.to();
    var before = stretches.floorEntry(to);
    while (before != null && !before.getValue().isBefore(from)) {
      from = from.isBefore(before.getKey()) ? from : before.getKey();
      to = to.isAfter(before.getValue()) ? to : before.getValue();
      stretches.remove(before.getKey());
      before = stretches.floorEntry(to);
    }
    stretches.put(from, to);
  }

  /// What of the range is not in the set, in order.
  public List<TimeRange> missingOf(TimeRange range) {
    var missing = new ArrayList<TimeRange>();
    var reached = range.from();
    for (var stretch : touching(range)) {
      if (reached.isBefore(stretch.getKey())) {
        missing.add(new TimeRange(reached, stretch.getKey()));
      }
      reached = reached.isAfter(stretch.getValue()) ? reached : stretch.getValue();
    }
    if (reached.isBefore(range.to())) {
      missing.add(new TimeRange(reached, range.to()));
    }
    return missing;
  }

  private Collection<Map.Entry<Instant, Instant>> touching(TimeRange range) {
    var before = stretches.floorKey(range.from());
    return stretches
        .subMap(before == null ? range.from() : before, true, range.to(), false)
        .entrySet();
  }

  public List<TimeRange> stretches() {
    return stretches.entrySet().stream()
        .map(it -> new TimeRange(it.getKey(), it.getValue()))
        .toList();
  }
}
