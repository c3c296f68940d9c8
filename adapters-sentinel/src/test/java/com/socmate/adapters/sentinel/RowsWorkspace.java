package com.socmate.adapters.sentinel;

import com.socmate.application.port.LogWorkspace;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.kql.Checked;
import com.socmate.kql.KqlEngine;
import com.socmate.kql.Outcome;
import com.socmate.kql.Request;
import com.socmate.kql.Table;
import com.socmate.kql.bind.Diagnostic;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.exec.Batch;
import com.socmate.kql.exec.Batches;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Ticks;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A workspace of rows in memory, asked with the real engine.
final class RowsWorkspace implements LogWorkspace {
  private record Key(String table, String column) {}

  private final KqlEngine engine = KqlEngine.standard();
  private final Catalogue catalogue = Catalogue.logAnalytics();
  private final Map<String, List<Map<String, Object>>> rows;
  private final Map<Key, Column> columns = new ConcurrentHashMap<>();

  /// @param rows by table; values are texts, numbers, truths, or JSON of lists and maps
  RowsWorkspace(Map<String, List<Map<String, Object>>> rows) {
    this.rows = new HashMap<>(rows);
  }

  @Override
  public QueryCheck check(String kql) {
    var example = new Value.Datetime(Ticks.of(Instant.EPOCH));
    return switch (engine.check(kql, catalogue, Map.of("startTime", example, "endTime", example))) {
      case Checked.Valid valid ->
          new QueryCheck.Valid(
              valid.columns().stream().map(RowsWorkspace::column).toList(),
              valid.tables().stream().sorted().toList());
      case Checked.Invalid invalid ->
          new QueryCheck.Invalid(
              invalid.diagnostics().stream()
                  .filter(Diagnostic::isError)
                  .map(it -> new Problem(1, 1, it.message()))
                  .toList());
    };
  }

  @Override
  public Answer query(Question question) {
    var read = question.range().extendedBack(question.lookback());
    var request =
        Request.of(question.kql(), catalogue, source(), question.range().to())
            .with("startTime", question.range().from())
            .with("endTime", question.range().to())
            .within(com.socmate.kql.exec.TimeRange.between(read.from(), read.to()));
    return switch (engine.run(request)) {
      case Outcome.Answer answer ->
          answer
              .partial()
              .<Answer>map(it -> new Answer.Partial(table(answer.table()), it.message()))
              .orElseGet(() -> new Answer.Complete(table(answer.table())));
      case Outcome.Rejected rejected -> new Answer.Rejected(rejected.diagnostics().toString());
      case Outcome.TimedOut it -> new Answer.TimedOut(it.toString());
      case Outcome.Cancelled _ -> new Answer.TimedOut("cancelled");
      case Outcome.Failed(var reason) -> new Answer.Rejected(reason);
    };
  }

  @Override
  public Answer volumes(List<String> tables, TimeRange range) {
    var known = tables.stream().filter(it -> catalogue.table(it).isPresent()).toList();
    return new Answer.Complete(
        new ResultTable(
            List.of(
                new ResultTable.Column("Table", "string"), new ResultTable.Column("Rows", "long")),
            known.stream()
                .map(it -> List.<Cell>of(new Cell.Text(it), new Cell.Whole(count(it, range))))
                .toList()));
  }

  private long count(String table, TimeRange range) {
    return rows.getOrDefault(table, List.of()).stream()
        .map(row -> Instant.parse(String.valueOf(row.get("TimeGenerated"))))
        .filter(at -> !at.isBefore(range.from()) && at.isBefore(range.to()))
        .count();
  }

  private TableSource source() {
    return scan ->
        Batches.of(
            List.of(
                new Batch(
                    scan.columns().stream().map(it -> column(scan.table(), it)).toList(),
                    rows.getOrDefault(scan.table(), List.of()).size())));
  }

  private Column column(String table, ColumnSchema schema) {
    return columns.computeIfAbsent(
        new Key(table, schema.name()),
        _ ->
            Column.of(
                schema.type(),
                rows.getOrDefault(table, List.of()).stream()
                    .map(row -> value(row.get(schema.name()), schema.type()))
                    .toList()));
  }

  private static Value value(@Nullable Object written, ScalarType type) {
    if (written == null) {
      return type == ScalarType.STRING ? Values.EMPTY_TEXT : Values.NULL;
    }
    return switch (type) {
      case STRING -> Values.of(String.valueOf(written));
      case DATETIME -> new Value.Datetime(Ticks.of(Instant.parse(String.valueOf(written))));
      case INT -> new Value.Int32(Integer.parseInt(String.valueOf(written)));
      case LONG -> Values.of(Long.parseLong(String.valueOf(written)));
      case BOOL -> Values.of(Boolean.parseBoolean(String.valueOf(written)));
      case DYNAMIC -> dynamic(written);
      case REAL, DECIMAL, TIMESPAN, GUID -> Values.NULL;
    };
  }

  private static Value dynamic(Object written) {
    return switch (written) {
      case Map<?, ?> map -> {
        var properties = new LinkedHashMap<String, Value>();
        map.forEach((name, value) -> properties.put(String.valueOf(name), dynamic(value)));
        yield new Value.Bag(properties);
      }
      case List<?> list -> new Value.Array(list.stream().map(RowsWorkspace::dynamic).toList());
      case Boolean truth -> Values.of(truth);
      case Integer number -> Values.of(number);
      case Number number -> Values.of(number.doubleValue());
      default -> Values.of(String.valueOf(written));
    };
  }

  private static ResultTable.Column column(ColumnSchema schema) {
    return new ResultTable.Column(schema.name(), schema.type().kqlName());
  }

  private static ResultTable table(Table answer) {
    return new ResultTable(
        answer.columns().stream().map(RowsWorkspace::column).toList(),
        answer
            .rows()
            .map(row -> row.stream().map(RowsWorkspace::cell).collect(Collectors.toList()))
            .toList());
  }

  private static Cell cell(Value value) {
    return switch (value) {
      case Value.Null _ -> new Cell.Absent();
      case Value.Bool(boolean truth) -> new Cell.Truth(truth);
      case Value.Int32(int number) -> new Cell.Whole(number);
      case Value.Int64(long number) -> new Cell.Whole(number);
      case Value.Real(double number) -> new Cell.Real(number);
      case Value.Text(String text) -> new Cell.Text(text);
      case Value.Datetime(long ticks) -> new Cell.Moment(Ticks.toInstant(ticks));
      case Value.Array _, Value.Bag _ -> new Cell.Json(ValueText.of(value));
      case Value.Decimal _, Value.Timespan _, Value.Guid _ -> new Cell.Text(ValueText.of(value));
    };
  }
}
