package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.DATETIME;
import static com.socmate.kql.type.ScalarType.DYNAMIC;
import static com.socmate.kql.type.ScalarType.INT;
import static com.socmate.kql.type.ScalarType.LONG;
import static com.socmate.kql.type.ScalarType.STRING;
import static com.socmate.kql.type.ScalarType.TIMESPAN;

import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Ticks;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/// Functions over moments and durations.
final class DatetimeFunctions {
  private DatetimeFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    functions.add(
        Define.function(
            "now",
            Define.overload(DATETIME, (e, _, rows) -> constant(e.nowTicks(), rows)),
            Define.overload(
                DATETIME,
                Define.strictKernel(
                    DATETIME, row -> moment(row.evaluation().nowTicks() + row.whole(0))),
                Define.duration("offset"))));
    functions.add(
        Define.strict(
            "ago",
            DATETIME,
            row -> moment(row.evaluation().nowTicks() - row.whole(0)),
            Define.duration("timespan")));
    functions.addAll(CalendarBounds.all());
    functions.addAll(parts());
    functions.addAll(making());
    functions.addAll(unixTimes());
    functions.addAll(zones());
    functions.add(
        Define.strict(
                "format_datetime",
                STRING,
                row -> Values.of(TimeFormat.datetime(row.whole(0), row.text(1))),
                Define.moment("date"),
                Define.text("format"))
            .named(Naming.FIRST_ARGUMENT));
    functions.add(
        Define.strict(
                "format_timespan",
                STRING,
                row -> Values.of(TimeFormat.timespan(row.whole(0), row.text(1))),
                Define.duration("timespan"),
                Define.text("format"))
            .named(Naming.FIRST_ARGUMENT));
    return functions;
  }

  private static Column constant(long ticks, int rows) {
    return Column.constant(DATETIME, new Value.Datetime(ticks), rows);
  }

  static Value moment(long ticks) {
    return Ticks.isDatetime(ticks) ? new Value.Datetime(ticks) : Values.NULL;
  }

  private static List<ScalarFunction> parts() {
    List<ScalarFunction> functions = new ArrayList<>();
    part(functions, "getyear", date -> date.getYear());
    part(functions, "getmonth", date -> date.getMonthValue());
    part(functions, "monthofyear", date -> date.getMonthValue());
    part(functions, "dayofmonth", date -> date.getDayOfMonth());
    part(functions, "dayofyear", date -> date.getDayOfYear());
    part(functions, "week_of_year", date -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    part(functions, "weekofyear", date -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    functions.add(
        Define.strict(
            "hourofday",
            INT,
            row -> new Value.Int32((int) (Ticks.timeOfDay(row.whole(0)) / Ticks.PER_HOUR)),
            Define.moment("date")));
    functions.add(
        Define.strict(
            "dayofweek",
            TIMESPAN,
            row ->
                new Value.Timespan(
                    Ticks.date(row.whole(0)).getDayOfWeek().getValue() % 7 * Ticks.PER_DAY),
            Define.moment("date")));
    for (String name : List.of("datetime_part", "datepart")) {
      functions.add(
          Define.strict(
              name,
              INT,
              row -> Convert.to(INT, TimeUnits.part(row.text(0), row.whole(1))),
              Define.text("part"),
              Define.moment("date")));
    }
    functions.add(
        Define.strict(
            "datetime_diff",
            LONG,
            row -> TimeUnits.difference(row.text(0), row.whole(1), row.whole(2)),
            Define.text("part"),
            Define.moment("datetime1"),
            Define.moment("datetime2")));
    functions.add(
        Define.strict(
            "datetime_add",
            DATETIME,
            row -> TimeUnits.add(row.text(0), row.whole(1), row.whole(2)),
            Define.text("part"),
            Define.integer("value"),
            Define.moment("datetime")));
    return functions;
  }

  private static void part(
      List<ScalarFunction> functions, String name, ToLongFunction<LocalDate> part) {
    functions.add(
        Define.strict(
            name,
            INT,
            row -> new Value.Int32((int) part.applyAsLong(Ticks.date(row.whole(0)))),
            Define.moment("date")));
  }

  private static List<ScalarFunction> making() {
    return List.of(
        Define.function(
            "make_datetime",
            Define.overload(
                DATETIME,
                Define.strictKernel(DATETIME, DatetimeFunctions::makeMoment),
                Define.number("year"),
                Define.number("month"),
                Define.number("day"),
                Define.number("hour").optional(),
                Define.number("minute").optional(),
                Define.number("second").optional()),
            Define.overload(
                DATETIME, (_, a, _) -> Convert.column(a[0], DATETIME), Define.any("datetime"))),
        Define.function(
            "make_timespan",
            Define.overload(
                TIMESPAN,
                Define.strictKernel(TIMESPAN, DatetimeFunctions::makeSpan),
                Define.number("hours"),
                Define.number("minutes"),
                Define.number("seconds").optional()),
            Define.overload(
                TIMESPAN,
                Define.strictKernel(TIMESPAN, DatetimeFunctions::makeSpan),
                Define.number("days"),
                Define.number("hours"),
                Define.number("minutes"),
                Define.number("seconds")),
            Define.overload(
                TIMESPAN, (_, a, _) -> Convert.column(a[0], TIMESPAN), Define.any("timespan"))));
  }

  private static Value makeMoment(Row row) {
    try {
      long date =
          Ticks.ofDate(LocalDate.of((int) row.whole(0), (int) row.whole(1), (int) row.whole(2)));
      long hour = row.wholeOr(3, 0);
      long minute = row.wholeOr(4, 0);
      double second = row.realOr(5, 0);
      if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second >= 60) {
        return Values.NULL;
      }
      return moment(
          date
              + hour * Ticks.PER_HOUR
              + minute * Ticks.PER_MINUTE
              + Math.round(second * Ticks.PER_SECOND));
    } catch (DateTimeException noSuchDay) {
      return Values.NULL;
    }
  }

  private static Value makeSpan(Row row) {
    int days = row.size() == 4 ? 1 : 0;
    long ticks = days == 1 ? row.whole(0) * Ticks.PER_DAY : 0;
    return new Value.Timespan(
        ticks
            + row.whole(days) * Ticks.PER_HOUR
            + row.whole(days + 1) * Ticks.PER_MINUTE
            + Math.round(row.realOr(days + 2, 0) * Ticks.PER_SECOND));
  }

  private static List<ScalarFunction> unixTimes() {
    return List.of(
        unixTime("unixtime_seconds_todatetime", Ticks.PER_SECOND),
        unixTime("unixtime_milliseconds_todatetime", Ticks.PER_MILLISECOND),
        unixTime("unixtime_microseconds_todatetime", Ticks.PER_MICROSECOND),
        unixTime("unixtime_nanoseconds_todatetime", 0.01));
  }

  private static ScalarFunction unixTime(String name, double ticksPerUnit) {
    return Define.strict(
        name,
        DATETIME,
        row -> {
          Value count = row.value(0);
          if (Numbers.isWhole(count)) {
            long whole = Numbers.whole(count);
            long ticks =
                ticksPerUnit < 1
                    ? Math.floorDiv(whole, 100)
                    : Math.multiplyHigh(whole, (long) ticksPerUnit) == (whole >> 63)
                        ? whole * (long) ticksPerUnit
                        : Long.MAX_VALUE - Ticks.UNIX_EPOCH;
            return moment(Ticks.UNIX_EPOCH + ticks);
          }
          return moment(Ticks.UNIX_EPOCH + Math.round(Numbers.real(count) * ticksPerUnit));
        },
        Define.number("number"));
  }

  private static List<ScalarFunction> zones() {
    return List.of(
        Define.strict(
            "datetime_utc_to_local",
            DATETIME,
            row -> shifted(row.whole(0), row.text(1), false),
            Define.moment("from"),
            Define.text("timezone")),
        Define.strict(
            "datetime_local_to_utc",
            DATETIME,
            row -> shifted(row.whole(0), row.text(1), true),
            Define.moment("from"),
            Define.text("timezone")),
        Define.lenient(
            "datetime_list_timezones",
            DYNAMIC,
            _ ->
                new Value.Array(
                    new TreeSet<>(ZoneId.getAvailableZoneIds())
                        .stream().map(Values::of).toList())));
  }

  private static Value shifted(long ticks, String zone, boolean toUtc) {
    ZoneId id;
    try {
      id = ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      throw new EvaluationFailure("there is no time zone called '" + zone + "'");
    }
    Instant instant = Ticks.toInstant(ticks);
    ZoneOffset offset =
        toUtc
            ? id.getRules().getOffset(LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
            : id.getRules().getOffset(instant);
    long shift = offset.getTotalSeconds() * Ticks.PER_SECOND;
    return moment(toUtc ? ticks - shift : ticks + shift);
  }
}
