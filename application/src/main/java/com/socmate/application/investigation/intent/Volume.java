package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Limit;
import java.util.Locale;

/// Amounts of data as people write them.
final class Volume {
  private Volume() {}

  /// The same limit in megabytes; a number without such a unit stays as it is.
  static Limit inMegabytes(Limit limit) {
    long factor =
        switch (limit.unit().orElse("").toUpperCase(Locale.ROOT)) {
          case "GB", "GIB" -> 1_000;
          case "TB", "TIB" -> 1_000_000;
          default -> 1;
        };
    return new Limit(
        limit.operator(),
        Math.multiplyExact(limit.value(), factor),
        limit.of(),
        limit.implied(),
        limit.unit());
  }
}
