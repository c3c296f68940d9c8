package com.socmate.domain.coverage;

import com.socmate.domain.investigation.TimeRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What should have been read, held against what was. A window counts as read wherever any run read
/// it; where windows overlap, what is missing is told once.
public final class Ledger {
  private final List<Expected> expected;
  private final Ranges read;

  public Ledger(Collection<Expected> expected, Collection<WindowRead> windows) {
    this.expected = expected.stream().sorted(Comparator.comparing(Expected::occurrence)).toList();
    this.read =
        Ranges.of(windows.stream().filter(WindowRead::covers).map(WindowRead::window).toList());
  }

  /// What is missing within the range, in order; neighbours of the same reason are one.
  public List<Gap> gaps(TimeRange range) {
    var told = Ranges.of(read.stretches());
    expected.stream().filter(Expected::isPending).map(Expected::window).forEach(told::add);
    var gaps = new ArrayList<Gap>();
    for (var it : expected) {
      if (it.unread().isPresent()) {
        int counted = 1;
        for (var missing : told.missingOf(it.window())) {
          var part = common(missing, range);
          if (part.isPresent()) {
            gaps.add(new Gap(part.get(), it.unread().get(), counted));
            counted = 0;
          }
        }
        told.add(it.window());
      }
    }
    gaps.sort(Comparator.comparing(gap -> gap.window().from()));
    return merged(gaps);
  }

  /// The occurrences that would have to run for nothing to be missing within the ranges: those
  /// whose own window is not read in full there, and for which no run waits.
  public List<Expected> toRun(Collection<TimeRange> ranges) {
    return expected.stream()
        .filter(it -> it.unread().isPresent() && !it.isPending())
        .filter(it ->
            read.missingOf(it.window()).stream()
                .anyMatch(missing ->
                    ranges.stream().anyMatch(range -> common(missing, range).isPresent())))
        .toList();
  }

  private static Optional<TimeRange> common(TimeRange one, TimeRange other) {
    var from = one.from().isAfter(other.from()) ? one.from() : other.from();
    var to = one.to().isBefore(other.to()) ? one.to() : other.to();
    return from.isBefore(to) ? Optional.of(new TimeRange(from, to)) : Optional.empty();
  }

  private static List<Gap> merged(List<Gap> gaps) {
    var merged = new ArrayList<Gap>();
    for (var gap : gaps) {
      if (!merged.isEmpty() && merged.getLast().isContinuedBy(gap)) {
        merged.set(merged.size() - 1, merged.getLast().with(gap));
      } else {
        merged.add(gap);
      }
    }
    return List.copyOf(merged);
  }
}
