package com.socmate.adapters.sentinel;

import com.socmate.domain.finding.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The service's words for the constants of the domain: `TruePositive` for `TRUE_POSITIVE`.
final class IncidentWords {
  private IncidentWords() {}

  static String of(Enum<?> constant) {
    var word = new StringBuilder();
    for (var part : constant.name().split("_", -1)) {
      word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
    }
    return word.toString();
  }

  /// The service knows nothing above high.
  static String of(Severity severity) {
    return of((Enum<?>) (severity == Severity.CRITICAL ? Severity.HIGH : severity));
  }

  static <E extends Enum<E>> Optional<E> read(Class<E> constants, String word) {
    return Arrays.stream(constants.getEnumConstants())
        .filter(it -> of((Enum<?>) it).equalsIgnoreCase(word))
        .findFirst();
  }

  /// A word that is not known must not make an incident look harmless.
  static Severity severity(String word) {
    return read(Severity.class, word).orElse(Severity.MEDIUM);
  }
}
