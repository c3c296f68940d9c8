package com.socmate.chaos.check;

import com.socmate.chaos.fault.Fault;
import com.socmate.chaos.fault.Strike;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How long it took to recover from each fault: until any run ended again, until the last of the
/// runs that the victim held had ended, and until the queue was no longer than before.
public final class Recovery {
  private final List<Strike> strikes;
  private final Instant[] lastOfHeld;
  private final int[] heldCount;
  private final List<Instant> ends = new ArrayList<>();

  public Recovery(List<Strike> strikes) {
    this.strikes = strikes.stream().sorted(Comparator.comparing(Strike::began)).toList();
    this.lastOfHeld = new Instant[this.strikes.size()];
    this.heldCount = new int[this.strikes.size()];
    Arrays.fill(lastOfHeld, Instant.MIN);
  }

  /// Takes one more run into account.
  public void add(RunHistory history) {
    history.endedAt().ifPresent(end -> add(history, end));
  }

  private void add(RunHistory history, Instant end) {
    ends.add(end);
    var queued = history.holds().getFirst().at();
    for (int i = firstSince(queued); i < strikes.size(); i++) {
      var strike = strikes.get(i);
      if (strike.began().isAfter(end)) {
        return;
      }
      if (history.wasHeld(strike.victim(), strike.began())) {
        heldCount[i]++;
        lastOfHeld[i] = end.isAfter(lastOfHeld[i]) ? end : lastOfHeld[i];
      }
    }
  }

  private int firstSince(Instant moment) {
    int low = 0;
    int high = strikes.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (strikes.get(middle).began().isBefore(moment)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// One fault's figures; empty where there was nothing to recover.
  ///
  /// @param held how many runs the victim held
  public record Figures(
      Fault.Kind kind,
      int held,
      Optional<Duration> nextEnd,
      Optional<Duration> heldEnded,
      Optional<Duration> drained) {}

  /// The figures of every fault, in the order of time.
  public List<Figures> figures(List<Sampler.Sample> samples) {
    var sorted = ends.stream().sorted().toList();
    var all = new ArrayList<Figures>();
    for (int i = 0; i < strikes.size(); i++) {
      var strike = strikes.get(i);
      var began = strike.began();
      all.add(
          new Figures(
              strike.fault().kind(),
              heldCount[i],
              after(sorted, began).map(it -> Duration.between(began, it)),
              heldCount[i] == 0
                  ? Optional.empty()
                  : Optional.of(Duration.between(began, lastOfHeld[i])),
              drained(strike, samples)));
    }
    return all;
  }

  private static Optional<Instant> after(List<Instant> sorted, Instant moment) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).isAfter(moment)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < sorted.size() ? Optional.of(sorted.get(low)) : Optional.empty();
  }

  private static Optional<Duration> drained(Strike strike, List<Sampler.Sample> samples) {
    long before =
        samples.stream()
            .takeWhile(it -> it.at().isBefore(strike.began()))
            .reduce((_, later) -> later)
            .map(Sampler.Sample::unfinished)
            .orElse(0L);
    return samples.stream()
        .filter(it -> it.at().isAfter(strike.undone()) && it.unfinished() <= before)
        .findFirst()
        .map(it -> Duration.between(strike.began(), it.at()));
  }

  /// Those figures by kind of fault, each as `p50 / max` in seconds.
  public static Map<Fault.Kind, Summary> byKind(List<Figures> figures) {
    var kinds = new EnumMap<Fault.Kind, Summary>(Fault.Kind.class);
    for (var kind : Fault.Kind.values()) {
      var of = figures.stream().filter(it -> it.kind() == kind).toList();
      if (!of.isEmpty()) {
        kinds.put(
            kind,
            new Summary(
                of.size(),
                of.stream().mapToInt(Figures::held).sum(),
                Spread.of(of.stream().flatMap(it -> it.nextEnd().stream()).toList()),
                Spread.of(of.stream().flatMap(it -> it.heldEnded().stream()).toList()),
                Spread.of(of.stream().flatMap(it -> it.drained().stream()).toList())));
      }
    }
    return kinds;
  }

  /// What the faults of one kind came to.
  public record Summary(int count, int held, Spread nextEnd, Spread heldEnded, Spread drained) {}
}
