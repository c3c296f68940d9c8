package com.socmate.kql.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A growing set of row numbers that are null; costs nothing until the first one.
final class Nulls {
  private long @Nullable [] words;

  void set(int row) {
    int word = row >> 6;
    if (words == null) {
      words = new long[word + 1];
    } else if (words.length <= word) {
      words = Arrays.copyOf(words, Math.max(word + 1, words.length * 2));
    }
    words[word] |= 1L << row;
  }

  long @Nullable [] words() {
    return words;
  }

  static boolean isSet(long @Nullable [] words, int row) {
    return words != null && (row >> 6) < words.length && (words[row >> 6] & (1L << row)) != 0;
  }
}
