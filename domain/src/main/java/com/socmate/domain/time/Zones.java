package com.socmate.domain.time;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Time zones by their IANA names.
public final class Zones {
  private static final Pattern FROM_GREENWICH =
      Pattern.compile(
          "(?:etc/)?(?:gmt|utc) ?([+-])0?([0-9]{1,2})(?::?00)?", Pattern.CASE_INSENSITIVE);

  private Zones() {}

  /// The zone of that exact name; otherwise an [IllegalArgumentException] whose sentence suggests
  /// the name that was probably meant.
  public static ZoneId named(String name) {
    if (isKnown(name)) {
      return ZoneId.of(name);
    }
    String suggestion =
        fromGreenwich(name)
            .or(() -> closest(name).map(found -> "Did you mean " + found + "?"))
            .map(it -> " " + it)
            .orElse("");
    throw new IllegalArgumentException(
        "A time zone must be an IANA name such as Europe/Berlin. Found %s.%s"
            .formatted(name.length() <= 60 ? name : name.substring(0, 60) + "…", suggestion));
  }

  private static boolean isKnown(String name) {
    return !name.startsWith("SystemV/") && ZoneId.getAvailableZoneIds().contains(name);
  }

  /// In the names `Etc/GMT-2` and their like the sign is turned round, by an old custom.
  private static Optional<String> fromGreenwich(String name) {
    var matcher = FROM_GREENWICH.matcher(name.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean ahead = matcher.group(1).equals("+");
    return Optional.of("Etc/GMT" + (ahead ? "-" : "+") + matcher.group(2))
        .filter(Zones::isKnown)
        .map(zone ->
            "%s hours %s UTC are %s, whose sign is turned round and whose clocks never change; better name a place."
                .formatted(matcher.group(2), ahead ? "ahead of" : "behind", zone));
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
