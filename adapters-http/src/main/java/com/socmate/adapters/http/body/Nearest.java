package com.socmate.adapters.http.body;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known name that a misspelt one was probably meant to be.
public final class Nearest {
  private static final int LONGEST = 60;

  private Nearest() {}

  /// The closest of the names, if it is at most a third of its letters away.
  public static Optional<String> to(String written, Collection<String> names) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String wanted = written.toLowerCase(Locale.ROOT).replace('-', '_');
    return names.stream()
        .filter(name -> distance(wanted, name) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(wanted, name)));
  }

  /// Insertions, deletions and replacements that lead from one to the other.
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
