package com.socmate.adapters.persistence;

import java.util.Locale;

/// Patterns for `like` and `ilike`, in which what somebody typed stands for itself.
final class Likeness {
  private Likeness() {}

  /// Matches whatever contains the text, in lower case.
  static String containing(String text) {
    return "%" + text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
