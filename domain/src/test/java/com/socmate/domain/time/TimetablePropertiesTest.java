package com.socmate.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import com.socmate.domain.time.Recurrence.Custom;
import com.socmate.domain.time.Recurrence.Daily;
import com.socmate.domain.time.Recurrence.Monthly;
import com.socmate.domain.time.Recurrence.Weekly;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quicktheories.QuickTheory;
import org.quicktheories.core.Gen;

/// What must hold for any recurrence, from any moment, in every zone of the tz database. The short
/// form tries a few cases in each zone, always the same; `-Dsocmate.full=true` tries many, anew.
class TimetablePropertiesTest {
  private static final boolean FULL = Boolean.getBoolean("socmate.full");
  private static final long MINUTES_SEARCHED = FULL ? 60 * 24 * 10 : 60 * 24 * 3;
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2060-01-01T00:00:00Z");

  static Stream<String> zones() {
    return ZoneId.getAvailableZoneIds().stream().sorted();
  }

  @ParameterizedTest(name = "in {0}")
  @MethodSource("zones")
  void the_next_time_is_strictly_later_matches_and_leaves_none_out(String zoneName) {
    ZoneId zone = ZoneId.of(zoneName);
    theory()
        .forAll(recurrences(), moments(zone.getRules()))
        .checkAssert((recurrence, after) -> nextIsRight(recurrence, zone, after));
  }

  private static QuickTheory theory() {
    return FULL ? qt().withExamples(60) : qt().withFixedSeed(20260518).withExamples(8);
  }

  private static void nextIsRight(Recurrence recurrence, ZoneId zone, Instant after) {
    Optional<Instant> next = Timetable.of(recurrence, zone).nextAfter(after);
    Instant searched = after.plus(MINUTES_SEARCHED, ChronoUnit.MINUTES);
    Instant until = next.filter(searched::isAfter).orElse(searched);
    next.ifPresent(found -> {
      assertThat(found).isAfter(after);
      assertThat(belongs(found, recurrence, zone.getRules())).as("%s matches", found).isTrue();
    });
    candidates(after, until, zone.getRules())
        .filter(instant -> instant.isAfter(after) && instant.isBefore(until))
        .forEach(instant ->
            assertThat(belongs(instant, recurrence, zone.getRules()))
                .as("%s lies before %s", instant, next)
                .isFalse());
  }

  /// Every instant at which a clock can show a new minute, or is changed.
  private static Stream<Instant> candidates(Instant after, Instant until, ZoneRules rules) {
    long offset = rules.getOffset(after).getTotalSeconds();
    long first = Math.floorDiv(after.getEpochSecond() + offset, 60) * 60 - offset;
    Stream<Instant> minutes =
        Stream.iterate(
            Instant.ofEpochSecond(first), it -> it.isBefore(until), it -> it.plusSeconds(60));
    Stream<Instant> changes =
        Stream.iterate(
                Optional.ofNullable(rules.nextTransition(after)),
                it -> it.filter(change -> change.getInstant().isBefore(until)).isPresent(),
                it -> it.map(change -> rules.nextTransition(change.getInstant())))
            .map(it -> it.orElseThrow().getInstant());
    return Stream.concat(minutes, changes);
  }

  /// The rules said once more, without looking for anything: does this instant belong?
  private static boolean belongs(Instant instant, Recurrence recurrence, ZoneRules rules) {
    LocalDateTime shown = LocalDateTime.ofInstant(instant, rules.getOffset(instant));
    boolean firstPass = rules.getValidOffsets(shown).getFirst().equals(rules.getOffset(instant));
    if (matches(recurrence, shown) && (firstPass || recurrence.isInterval())) {
      return true;
    }
    ZoneOffsetTransition change = rules.nextTransition(instant.minusNanos(1));
    return !recurrence.isInterval()
        && change != null
        && change.isGap()
        && change.getInstant().equals(instant)
        && skippedMinutes(change).anyMatch(minute -> matches(recurrence, minute));
  }

  private static Stream<LocalDateTime> skippedMinutes(ZoneOffsetTransition gap) {
    LocalDateTime first = CronExpression.wholeMinuteAtOrAfter(gap.getDateTimeBefore());
    return Stream.iterate(
        first, it -> it.isBefore(gap.getDateTimeAfter()), it -> it.plusMinutes(1));
  }

  private static boolean matches(Recurrence recurrence, LocalDateTime local) {
    return switch (recurrence) {
      case Recurrence.Once once -> local.equals(once.date().atTime(once.time()));
      case Daily daily -> local.toLocalTime().equals(daily.time());
      case Weekly weekly ->
          local.toLocalTime().equals(weekly.time()) && local.getDayOfWeek() == weekly.day();
      case Monthly monthly ->
          local.toLocalTime().equals(monthly.time())
              && local.getDayOfMonth()
                  == Math.min(monthly.dayOfMonth(), local.toLocalDate().lengthOfMonth());
      case Custom(CronExpression expression) -> expression.matches(local);
    };
  }

  /// Half of them within two days of a change of the clocks, where the mistakes are.
  private static Gen<Instant> moments(ZoneRules rules) {
    Gen<Instant> anywhere =
        longs()
            .between(FIRST.getEpochSecond(), LAST.getEpochSecond())
            .map(second -> Instant.ofEpochSecond(second));
    Gen<Long> around = longs().between(-172_800, 172_800);
    return anywhere.zip(
        around,
        integers().between(0, 1),
        (moment, shift, near) ->
            near == 0
                ? moment
                : Optional.ofNullable(rules.nextTransition(moment))
                    .map(change -> change.getInstant().plusSeconds(shift))
                    .orElse(moment));
  }

  private static Gen<Recurrence> recurrences() {
    Gen<LocalTime> times =
        integers().between(0, 1439).map(minute -> LocalTime.of(minute / 60, minute % 60));
    Gen<Integer> kinds = integers().between(0, 6);
    return kinds.zip(
        times,
        expressions(),
        (kind, time, expression) ->
            switch (kind) {
              case 0 -> new Daily(time);
              case 1 -> new Weekly(DayOfWeek.of(1 + time.getMinute() % 7), time);
              case 2 -> new Monthly(1 + time.getMinute() % 31, time);
              default -> new Custom(expression);
            });
  }

  private static Gen<CronExpression> expressions() {
    Gen<String> minutes =
        arbitrary().pick(List.of("*", "*/7", "*/30", "0", "30", "0,15,59", "5-20", "50-10/5"));
    Gen<String> hours =
        arbitrary().pick(List.of("*", "*/2", "0", "1", "2", "1-3", "22-4", "0,12", "3/4"));
    Gen<String> days = arbitrary().pick(List.of("*", "*/10", "1", "31", "29-31", "8-14"));
    Gen<String> months = arbitrary().pick(List.of("*", "*", "MAR,OCT", "2", "*/5", "4-9"));
    Gen<String> weekdays = arbitrary().pick(List.of("*", "*", "SUN", "1-5", "*/2", "SAT-MON"));
    return minutes
        .zip(hours, days, (minute, hour, day) -> minute + " " + hour + " " + day)
        .zip(months, weekdays, (start, month, weekday) -> start + " " + month + " " + weekday)
        .map(CronExpression::parse);
  }
}
