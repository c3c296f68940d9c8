package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/// Instants as bodies write them: RFC 3339, with the offset that makes them one.
final class Moments {
  private static final int LAST_YEAR = 9999;

  private Moments() {}

  /// Refuses with [IllegalArgumentException]: what is no such text
  static Instant parse(String text) {
    try {
      var moment = OffsetDateTime.parse(text);
      if (moment.getYear() < 1970 || moment.getYear() > LAST_YEAR) {
        throw new IllegalArgumentException("must lie in the years 1970 to " + LAST_YEAR);
      }
      return moment.toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a time with its offset, such as 2026-05-18T12:00:00Z; found '"
              + Members.echo(text)
              + "'",
          e);
    }
  }
}
