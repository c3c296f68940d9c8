package com.socmate.adapters.persistence;

import java.util.function.Supplier;

/// A row says something that the domain holds impossible.
public final class CorruptRow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CorruptRow(String what, Throwable cause) {
    super("The stored " + what + " cannot be true: " + cause.getMessage(), cause);
  }

  CorruptRow(String sentence) {
    super(sentence);
  }

  static <T> T unless(String what, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (CorruptRow corrupt) {
      throw corrupt;
    } catch (RuntimeException e) {
      throw new CorruptRow(what, e);
    }
  }
}
