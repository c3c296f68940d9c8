package com.socmate.domain.graph;

import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.TimeRange;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// When a row's events were, by its times of events and else by what the query read.
record Moments(ResultTable table, TimeRange range, List<Integer> columns) {
  private static final Pattern OF_EVENTS =
      Pattern.compile(
          "(?i)(?:min_|max_|first|last)?_?(?:TimeGenerated|Timestamp|CreatedDateTime|Seen|StartTime|EndTime)|first|last|from|until|start|end");

  Moments(ResultTable table, TimeRange range) {
    this(
        table,
        range,
        IntStream.range(0, table.columns().size())
            .filter(it -> OF_EVENTS.matcher(table.columns().get(it).name()).matches())
            .boxed()
            .toList());
  }

  Sighting of(int row) {
    var times =
        columns.stream()
            .map(table.rows().get(row)::get)
            .filter(Cell.Moment.class::isInstance)
            .map(it -> ((Cell.Moment) it).value())
            .filter(it -> !it.isBefore(range.from()) && !it.isAfter(range.to()))
            .sorted()
            .toList();
    return times.isEmpty()
        ? new Sighting(row + 1, 1, range.from(), range.to())
        : new Sighting(row + 1, 1, times.getFirst(), times.getLast());
  }
}
