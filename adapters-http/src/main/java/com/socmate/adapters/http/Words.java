package com.socmate.adapters.http;

import java.util.Locale;

/// How JSON writes the constants of the domain.
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
