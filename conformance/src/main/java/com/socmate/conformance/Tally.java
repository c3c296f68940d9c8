package com.socmate.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Counts results as they come.
final class Tally {
  private final List<Result.Failed> failures = new ArrayList<>();
  private final SortedMap<String, Integer> skipped = new TreeMap<>();
  private final SortedMap<String, Share> sides = new TreeMap<>();
  private final List<Case> cases = new ArrayList<>();
  private int passed;

  /// What became of one vector, in a word.
  record Case(String id, String verdict) {}

  /// How often a field agreed, out of how many comparisons.
  record Share(int agreed, int of) {
    static final Share NONE = new Share(0, 0);

    Share plus(boolean agrees) {
      return new Share(agreed + (agrees ? 1 : 0), of + 1);
    }

    double percent() {
      return of == 0 ? 0 : 100.0 * agreed / of;
    }
  }

  void add(Result result) {
    cases.add(new Case(result.id(), verdict(result)));
    switch (result) {
      case Result.Passed pass -> {
        passed++;
        pass.sides().forEach(this::side);
      }
      case Result.Failed failure -> {
        failures.add(failure);
        failure.sides().forEach(this::side);
      }
      case Result.Skipped skip -> skipped.merge(skip.why(), 1, Integer::sum);
    }
  }

  private static String verdict(Result result) {
    return switch (result) {
      case Result.Passed _ -> "passed";
      case Result.Failed _ -> "failed";
      case Result.Skipped _ -> "skipped";
    };
  }

  List<Case> cases() {
    return List.copyOf(cases);
  }

  private void side(String field, boolean agrees) {
    sides.merge(field, Share.NONE.plus(agrees), (before, _) -> before.plus(agrees));
  }

  int passed() {
    return passed;
  }

  int failed() {
    return failures.size();
  }

  int skipped() {
    return skipped.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Of those that were tried. Nothing tried is nothing shown, so it counts as 0.
  double percent() {
    return new Share(passed, passed + failed()).percent();
  }

  List<Result.Failed> failures() {
    return List.copyOf(failures);
  }

  SortedMap<String, Integer> skippedBecause() {
    return new TreeMap<>(skipped);
  }

  SortedMap<String, Share> sides() {
    return new TreeMap<>(sides);
  }

  /// The closing line, which other programs read.
  String line() {
    return "%d passed, %d failed, %d skipped".formatted(passed, failed(), skipped());
  }
}
