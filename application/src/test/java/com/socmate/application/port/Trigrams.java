package com.socmate.application.port;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// How alike two texts are, as PostgreSQL's `pg_trgm` has it.
final class Trigrams {
  private static final double ALIKE = 0.3;

  private Trigrams() {}

  static boolean alike(String one, String other) {
    return likeness(one, other) >= ALIKE;
  }

  static double likeness(String one, String other) {
    var first = of(one);
    var both = new HashSet<>(first);
    both.retainAll(of(other));
    var all = new HashSet<>(first);
    all.addAll(of(other));
    return all.isEmpty() ? 0 : (double) both.size() / all.size();
  }

  private static Set<String> of(String text) {
    var trigrams = new HashSet<String>();
    Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
        .filter(it -> !it.isEmpty())
        .map(it -> "  " + it + " ")
        .forEach(it -> {
          for (int at = 0; at + 3 <= it.length(); at++) {
            trigrams.add(it.substring(at, at + 3));
          }
        });
    return trigrams;
  }
}
