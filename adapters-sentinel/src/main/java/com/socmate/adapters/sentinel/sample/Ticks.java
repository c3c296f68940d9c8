package com.socmate.adapters.sentinel.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as a log service prints them: UTC, seven digits of a second.
final class Ticks {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Ticks() {}

  static String text(Instant at) {
    return FORMAT.format(at);
  }
}
