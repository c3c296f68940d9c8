package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Limit;
import java.util.Locale;
import java.util.Optional;

/// Amounts of data as people write them.
final class Volume {
  private Volume() {}

  /// `MB` for any unit of data, else the unit itself.
  static String unit(Optional<String> unit) {
    return unit.filter(it -> it.matches("(?i)[KMGT]i?B|bytes"))
        .map(_ -> "MB")
        .or(() -> unit)
        .orElse("");
  }

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
