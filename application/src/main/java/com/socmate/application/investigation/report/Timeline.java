package com.socmate.application.investigation.report;

import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// When things happened: rows by time, and how long each finding lasted.
///
/// @param counts rows in stretches of equal length
/// @param counted what the rows are
public record Timeline(TimeRange range, List<Integer> counts, String counted, List<Bar> bars) {
  private static final int STRETCHES = 48;
  private static final int MOST_BARS = 8;

  public Timeline {
    counts = List.copyOf(counts);
    bars = List.copyOf(bars);
  }

  /// From the first to the last row of a finding.
  public record Bar(String label, Severity severity, Instant from, Instant to, EvidenceRef row) {}

  /// Empty where no row says when.
  static Optional<Timeline> of(Brief brief) {
    var range = brief.grounds().range();
    var counted = brief.evidence().stream().filter(Timeline::saysWhen).reduce(Timeline::longer);
    var bars =
        brief.findings().stream().flatMap(it -> bar(it, brief).stream()).limit(MOST_BARS).toList();
    return counted.isEmpty() && bars.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Timeline(
                range,
                counted.map(it -> counts(it, range)).orElse(List.of()),
                counted.map(it -> it.query() + ": " + it.title()).orElse(""),
                bars));
  }

  private static boolean saysWhen(Evidence evidence) {
    return evidence.table().indexOf("TimeGenerated").isPresent() && !evidence.table().isEmpty();
  }

  private static Evidence longer(Evidence one, Evidence other) {
    return other.table().rows().size() > one.table().rows().size() ? other : one;
  }

  private static List<Integer> counts(Evidence evidence, TimeRange range) {
    int[] counts = new int[STRETCHES];
    long whole = range.length().toMillis();
    for (int row = 0; row < evidence.table().rows().size(); row++) {
      if (evidence.table().cell(row, "TimeGenerated") instanceof Cell.Moment(var at)
          && !at.isBefore(range.from())
          && at.isBefore(range.to())) {
        counts[(int) (Duration.between(range.from(), at).toMillis() * STRETCHES / whole)]++;
      }
    }
    var list = new ArrayList<Integer>();
    for (int count : counts) {
      list.add(count);
    }
    return list;
  }

  /// From the columns of the row that proves it that hold a time.
  private static Optional<Bar> bar(Finding finding, Brief brief) {
    var reference = finding.evidence().getFirst();
    var times =
        brief.evidence().stream()
            .filter(it -> it.query().equals(reference.query()))
            .flatMap(it -> times(it.table(), reference.row() - 1))
            .filter(at -> !at.isBefore(brief.grounds().range().from()))
            .filter(at -> !at.isAfter(brief.grounds().range().to()))
            .sorted()
            .toList();
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Bar(
                label(finding), finding.severity(), times.getFirst(), times.getLast(), reference));
  }

  private static String label(Finding finding) {
    return finding.key().values().stream()
        .filter(value -> !value.isBlank())
        .findFirst()
        .orElse(finding.title());
  }

  private static Stream<Instant> times(ResultTable table, int row) {
    return row >= table.rows().size()
        ? Stream.empty()
        : table.rows().get(row).stream()
            .flatMap(cell -> cell instanceof Cell.Moment(var at) ? Stream.of(at) : Stream.empty());
  }
}
