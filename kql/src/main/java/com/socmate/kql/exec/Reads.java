package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Says in words what a plan asks of its stored tables: the columns it reads, and of what time.
public final class Reads {
  private static final int MOST_NAMES = 12;

  private Reads() {}

  public static Function<Plan.Scan, String> of(Plan plan) {
    Demand demand = Demand.of(plan);
    return scan -> described(scan, demand.of(scan));
  }

  private static String described(Plan.Scan scan, Demand.OfScan wanted) {
    int width = scan.type().size();
    List<String> names =
        IntStream.range(0, width)
            .filter(wanted.places()::get)
            .mapToObj(place -> scan.type().column(place).name())
            .toList();
    String shown =
        String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)))
            + (names.size() > MOST_NAMES ? ", …" : "");
    return "reading "
        + names.size()
        + " of "
        + width
        + " columns"
        + (names.isEmpty() ? "" : " (" + shown + ")")
        + during(wanted.time());
  }

  private static String during(TimeRange time) {
    if (time.isAlways()) {
      return " of all time";
    }
    String from = time.start() == TimeRange.ALWAYS.start() ? "" : " from " + text(time.start());
    String to = time.end() == TimeRange.ALWAYS.end() ? "" : " before " + text(time.end());
    return from + to;
  }

  private static String text(long ticks) {
    return ValueText.of(new Value.Datetime(ticks));
  }
}
