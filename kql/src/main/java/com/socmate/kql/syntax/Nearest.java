package com.socmate.kql.syntax;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the known name that a misspelt one was most likely meant to be.
public final class Nearest {
  private Nearest() {}

  /// The nearest candidate, if any is near enough to be worth suggesting.
  public static Optional<String> to(String wrong, Collection<String> candidates) {
    String lower = wrong.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, Math.min(3, wrong.length() / 3));
    String best = null;
    int bestDistance = limit + 1;
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - wrong.length()) < bestDistance) {
        int distance = distance(lower, candidate.toLowerCase(Locale.ROOT), bestDistance);
        if (distance < bestDistance) {
          bestDistance = distance;
          best = candidate;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /// Insertions, deletions, replacements and swaps of neighbours; `giveUp` where it is more.
  private static int distance(String a, String b, int giveUp) {
    int[] before = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    Arrays.setAll(previous, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      int rowBest = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          current[j] = Math.min(current[j], before[j - 2] + 1);
        }
        rowBest = Math.min(rowBest, current[j]);
      }
      if (rowBest > giveUp) {
        return giveUp;
      }
      int[] oldest = before;
      before = previous;
      previous = current;
      current = oldest;
    }
    return Math.min(giveUp, previous[b.length()]);
  }
}
