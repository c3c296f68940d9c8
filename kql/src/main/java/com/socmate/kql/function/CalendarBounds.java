package com.socmate.kql.function;

import static com.socmate.kql.type.ScalarType.DATETIME;

import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.Ticks;
import com.socmate.kql.value.Values;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// `startofday` to `endofyear`. Weeks begin on Sunday; an end is the last tick before the next
/// start.
final class CalendarBounds {
  private CalendarBounds() {}

  @FunctionalInterface
  private interface Start {
    LocalDate of(LocalDate date, long offset);
  }

  static List<ScalarFunction> all() {
    List<ScalarFunction> functions = new ArrayList<>();
    add(functions, "day", LocalDate::plusDays);
    add(functions, "week", (date, by) -> sunday(date).plusWeeks(by));
    add(functions, "month", (date, by) -> date.withDayOfMonth(1).plusMonths(by));
    add(functions, "year", (date, by) -> date.withDayOfYear(1).plusYears(by));
    return functions;
  }

  private static LocalDate sunday(LocalDate date) {
    return date.minusDays(date.getDayOfWeek().getValue() % 7);
  }

  private static void add(List<ScalarFunction> functions, String unit, Start start) {
    Naming naming = unit.equals("day") ? Naming.FIRST_ARGUMENT : Naming.NONE;
    functions.add(bound("startof" + unit, start, 0, 0).named(naming));
    functions.add(bound("endof" + unit, start, 1, -1));
  }

  private static ScalarFunction bound(String name, Start start, int further, int ticks) {
    return Define.function(
        name,
        Define.overload(
            DATETIME,
            (evaluation, a, rows) -> {
              if (a.length == 1 && name.equals("startofday")) {
                return days((LongColumn) a[0], rows);
              }
              return Define.strictKernel(
                      DATETIME,
                      row -> {
                        long offset = row.wholeOr(1, 0) + further;
                        if (Math.abs(offset) > 4_000_000) {
                          return Values.NULL;
                        }
                        LocalDate date = start.of(Ticks.date(row.whole(0)), offset);
                        return DatetimeFunctions.moment(Ticks.ofDate(date) + ticks);
                      })
                  .evaluate(evaluation, a, rows);
            },
            Define.moment("date"),
            Define.integer("offset").optional()));
  }

  private static LongColumn days(LongColumn moments, int rows) {
    LongColumn.Builder out = new LongColumn.Builder(DATETIME, rows);
    for (int row = 0; row < rows; row++) {
      if (moments.isNull(row)) {
        out.appendNull();
      } else {
        long ticks = moments.getLong(row);
        out.add(ticks - ticks % Ticks.PER_DAY);
      }
    }
    return out.build();
  }
}
