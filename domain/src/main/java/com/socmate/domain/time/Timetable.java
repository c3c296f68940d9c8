package com.socmate.domain.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A recurrence in a place, within optional bounds (both included): the one answer to "when next?".
/// Where clocks change, a skipped time of day happens at the end of the gap and a repeated one the
/// first time; intervals (`*/n` in hour or minute) follow the clock through both. A jitter moves
/// every occurrence by the same amount, so that many timetables do not meet in one minute.
public record Timetable(
    Recurrence recurrence,
    ZoneId zone,
    Optional<Instant> startAt,
    Optional<Instant> endAt,
    Jitter jitter) {

  public Timetable {
    if (startAt.isPresent() && endAt.isPresent() && endAt.get().isBefore(startAt.get())) {
      throw new IllegalArgumentException(
          "The end must not be before the start. Found start %s, end %s."
              .formatted(startAt.get(), endAt.get()));
    }
  }

  public static Timetable of(Recurrence recurrence, ZoneId zone) {
    return new Timetable(recurrence, zone, Optional.empty(), Optional.empty(), Jitter.NONE);
  }

  public Timetable startingAt(Instant start) {
    return new Timetable(recurrence, zone, Optional.of(start), endAt, jitter);
  }

  public Timetable endingAt(Instant end) {
    return new Timetable(recurrence, zone, startAt, Optional.of(end), jitter);
  }

  public Timetable spreadBy(Duration spread) {
    return new Timetable(recurrence, zone, startAt, endAt, Jitter.within(spread));
  }

  /// The same, moved within its spread by an amount that depends on nothing but `id`.
  public Timetable belongingTo(String id) {
    return new Timetable(recurrence, zone, startAt, endAt, jitter.of(id));
  }

  /// How much later than the clock's time each occurrence is.
  public Duration delay() {
    return jitter.delay();
  }

  /// The first occurrence strictly after `exclusive`; empty when none is left, or none ever was.
  public Optional<Instant> nextAfter(Instant exclusive) {
    Instant undelayed = exclusive.minus(delay());
    Instant from =
        startAt.map(start -> start.minusNanos(1)).filter(undelayed::isBefore).orElse(undelayed);
    return new WallClock(recurrence, zone)
        .nextAfter(from)
        .filter(next -> endAt.isEmpty() || !next.isAfter(endAt.get()))
        .map(next -> next.plus(delay()));
  }

  /// The first `count` occurrences strictly after `exclusive`, or as many as there are.
  public List<Instant> upcoming(Instant exclusive, int count) {
    return occurrencesAfter(exclusive).limit(count).toList();
  }

  /// Every occurrence strictly after `exclusive`, in order; without end unless the timetable ends.
  public Stream<Instant> occurrencesAfter(Instant exclusive) {
    return Stream.iterate(
            nextAfter(exclusive), Optional::isPresent, next -> next.flatMap(this::nextAfter))
        .flatMap(Optional::stream);
  }

  public boolean occursAt(Instant instant) {
    return nextAfter(instant.minusNanos(1)).filter(instant::equals).isPresent();
  }

  /// What it means: `Every day at 08:00, Europe/Berlin`.
  public String sentence() {
    return recurrence.sentence() + ", " + zone.getId() + delayInWords();
  }

  private String delayInWords() {
    if (jitter.spread().isZero()) {
      return "";
    }
    return delay().isZero()
        ? ", up to " + inWords(jitter.spread()) + " later, always by the same amount"
        : ", always " + inWords(delay()) + " later";
  }

  private static String inWords(Duration duration) {
    return duration
        .toString()
        .substring(2)
        .toLowerCase(Locale.ROOT)
        .replaceAll("(?<=[hm])", " ")
        .strip();
  }

  /// What a person should see before agreeing to it, as of `now`.
  public Explanation explain(Instant now) {
    return new Explanations(this, now).explain();
  }
}
