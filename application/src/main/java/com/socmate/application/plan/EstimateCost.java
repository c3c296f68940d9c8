package com.socmate.application.plan;

import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.application.port.LogWorkspace.Question;
import com.socmate.application.provider.ProviderLogs;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.time.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/// Says beforehand how much a plan's runs will read, from what its tables held in the last day.
/// What was asked of a table is remembered for some minutes, so that it can be asked while somebody
/// types.
public final class EstimateCost {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_RUNS = 50_000;

  private final ProviderLogs logs;
  private final InstantSource clock;
  private final Map<Place, Known> known = new ConcurrentHashMap<>();

  public EstimateCost(ProviderLogs logs, InstantSource clock) {
    this.logs = logs;
    this.clock = clock;
  }

  /// Empty if the workspace does not say what it holds.
  public Optional<Estimate> of(Plan plan, Optional<Timetable> times, String provider) {
    var volumes = plan.tables().stream().map(it -> volume(new Place(provider, it))).toList();
    if (volumes.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    var tables = volumes.stream().flatMap(Optional::stream).toList();
    double rows = 0;
    double bytes = 0;
    for (var query : plan.queries()) {
      double days = days(plan.window().plus(query.lookback()));
      for (var table : tables) {
        if (query.tables().contains(table.table())) {
          rows += days * table.rowsPerDay();
          bytes += days * table.rowsPerDay() * table.bytesPerRow();
        }
      }
    }
    return Optional.of(
        new Estimate(
            plan.queries().size() + 1, Math.round(rows), Math.round(bytes), runs(times), tables));
  }

  private static double days(Duration length) {
    return (double) length.toMillis() / DAY.toMillis();
  }

  private OptionalLong runs(Optional<Timetable> times) {
    var now = clock.instant();
    return times
        .map(it ->
            OptionalLong.of(
                it.occurrencesAfter(now)
                    .limit(MOST_RUNS)
                    .takeWhile(occurrence -> !occurrence.isAfter(now.plus(MONTH)))
                    .count()))
        .orElse(OptionalLong.empty());
  }

  private Optional<Volume> volume(Place place) {
    var now = clock.instant();
    return known
        .compute(
            place,
            (_, before) ->
                before != null && now.isBefore(before.until()) ? before : ask(place, now))
        .volume();
  }

  private Known ask(Place place, Instant now) {
    var table = place.table();
    var answer =
        logs.of(place.provider())
            .query(
                new Question(
                    """
                    let day = ['%s'] | where TimeGenerated >= startTime and TimeGenerated < endTime;
                    union (day | summarize Value = todouble(count()) | extend What = 'rows'),
                      (day | take 100 | summarize Value = todouble(avg(estimate_data_size(*))) | extend What = 'bytes')
                    """
                        .formatted(table),
                    TimeRange.endingAt(now, DAY),
                    Duration.ZERO,
                    10,
                    PATIENCE));
    var volume =
        answer instanceof Answer.Complete(var rows) ? read(table, rows) : Optional.<Volume>empty();
    return new Known(volume, now.plus(REMEMBERED));
  }

  private static Optional<Volume> read(String table, ResultTable answer) {
    double rows = 0;
    double bytes = 0;
    for (int row = 0; row < answer.rows().size(); row++) {
      double value = answer.cell(row, "Value") instanceof Cell.Real(double it) ? it : 0;
      if (answer.cell(row, "What").text().equals("rows")) {
        rows = value;
      } else if (Double.isFinite(value)) {
        bytes = value;
      }
    }
    return Optional.of(new Volume(table, Math.round(rows), Math.round(bytes)));
  }

  private record Place(String provider, String table) {}

  private record Known(Optional<Volume> volume, Instant until) {}

  /// What a table held in the last day.
  public record Volume(String table, long rowsPerDay, long bytesPerRow) {}

  /// @param queries how many queries a run asks at most, the counts of rows included
  /// @param rows how many rows all of them read
  /// @param runsPerMonth empty without times
  public record Estimate(
      int queries, long rows, long bytes, OptionalLong runsPerMonth, List<Volume> tables) {}
}
