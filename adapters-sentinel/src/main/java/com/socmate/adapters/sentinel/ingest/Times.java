package com.socmate.adapters.sentinel.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads times the way logs write them: ISO 8601, with or without a zone, US dates of a portal's
/// export, and seconds or milliseconds since 1970. A time without a zone is UTC unless its column
/// says otherwise.
final class Times {
  private static final int LONGEST = 40;
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final Pattern ISO_LIKE =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}([.,]\\d{1,9})?)?\\s?(Z|UTC|[+-]\\d{2}:?\\d{2})?");
  private static final Pattern US_LIKE =
      Pattern.compile(
          "\\d{1,2}/\\d{1,2}/\\d{4},? \\d{1,2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?( ?[AP]M)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern COMPACT = Pattern.compile("\\d{14}(\\.\\d{1,9})?");
  private static final Pattern EPOCH = Pattern.compile("\\d{10}(\\.\\d{1,9})?|\\d{13}");

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final List<DateTimeFormatter> OTHERS =
      List.of(
          us("h:mm", " a"),
          us("H:mm", ""),
          new DateTimeFormatterBuilder()
              .appendValue(ChronoField.YEAR, 4)
              .appendPattern("MMddHHmmss")
              .optionalStart()
              .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
              .optionalEnd()
              .toFormatter(Locale.ROOT)
              .withResolverStyle(ResolverStyle.STRICT));

  private Times() {}

  private static DateTimeFormatter us(String hours, String half) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern("M/d/uuuu " + hours + "[:ss]")
        .optionalStart()
        .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
        .optionalEnd()
        .appendPattern(half)
        .toFormatter(Locale.US)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  static boolean looksLikeTime(String text) {
    return text.length() <= LONGEST
        && (ISO_LIKE.matcher(text).matches() || US_LIKE.matcher(text).matches());
  }

  static boolean hasZone(String text) {
    return text.matches(".*(Z|UTC|[+-]\\d{2}:?\\d{2})$") && text.length() > 16;
  }

  static Optional<Instant> parse(Object value) {
    return parse(value, ZoneOffset.UTC);
  }

  static Optional<Instant> parse(Object value, ZoneId zone) {
    if (value instanceof Instant instant) {
      return Optional.of(instant);
    }
    var text = Json.plain(value).strip();
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return read(text, zone).filter(it -> it.isAfter(EARLIEST) && it.isBefore(LATEST));
    } catch (DateTimeException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> read(String text, ZoneId zone) {
    if (EPOCH.matcher(text).matches()) {
      return Optional.of(epoch(text));
    }
    if (ISO_LIKE.matcher(text).matches()) {
      var plain = text.replaceFirst("\\s?UTC$", "Z").replace('T', ' ').replace(',', '.');
      return Optional.of(instant(ISO.parse(separated(plain)), zone));
    }
    if (US_LIKE.matcher(text).matches() || COMPACT.matcher(text).matches()) {
      var plain = text.replace(",", "").replaceFirst("(?i) ?([AP]M)$", " $1");
      for (var format : OTHERS) {
        var position = new java.text.ParsePosition(0);
        var parsed = format.parseUnresolved(plain, position);
        if (parsed != null
            && position.getErrorIndex() < 0
            && position.getIndex() == plain.length()) {
          return Optional.of(instant(format.parse(plain), zone));
        }
      }
    }
    return Optional.empty();
  }

  /// One space, between date and time.
  private static String separated(String text) {
    return text.substring(0, 11) + text.substring(11).replace(" ", "");
  }

  private static Instant instant(TemporalAccessor parsed, ZoneId zone) {
    return parsed.isSupported(ChronoField.OFFSET_SECONDS)
        ? OffsetDateTime.from(parsed).toInstant()
        : LocalDateTime.from(parsed).atZone(zone).toInstant();
  }

  private static Instant epoch(String text) {
    if (text.length() == 13) {
      return Instant.ofEpochMilli(Long.parseLong(text));
    }
    var seconds = new java.math.BigDecimal(text);
    return Instant.ofEpochSecond(
        seconds.longValue(),
        seconds.remainder(java.math.BigDecimal.ONE).movePointRight(9).longValue());
  }
}
