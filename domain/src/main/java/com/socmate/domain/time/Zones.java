package com.socmate.domain.time;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/// Time zones by their IANA names.
public final class Zones {
  private Zones() {}

  /// The zone of that exact name; otherwise an [IllegalArgumentException] whose sentence suggests
  /// the name that was probably meant.
  public static ZoneId named(String name) {
    if (isKnown(name)) {
      return ZoneId.of(name);
    }
    String suggestion = closest(name).map(found -> " Did you mean " + found + "?").orElse("");
    throw new IllegalArgumentException(
        "A time zone must be an IANA name such as Europe/Berlin. Found %s.%s"
            .formatted(name.length() <= 60 ? name : name.substring(0, 60) + "…", suggestion));
  }

  private static boolean isKnown(String name) {
    return !name.startsWith("SystemV/") && ZoneId.getAvailableZoneIds().contains(name);
  }

  private static Optional<String> closest(String name) {
    String wanted = name.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
    return ZoneId.getAvailableZoneIds().stream()
        .filter(Zones::isKnown)
        .filter(known -> isMeantBy(known.toLowerCase(Locale.ROOT), wanted))
        .min((one, other) -> Integer.compare(one.length(), other.length()));
  }

  private static boolean isMeantBy(String known, String wanted) {
    return known.equals(wanted) || known.endsWith("/" + wanted);
  }
}
