package com.socmate.adapters.sentinel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.socmate.application.port.LogWorkspace;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.kql.Checked;
import com.socmate.kql.KqlEngine;
import com.socmate.kql.bind.Diagnostic;
import com.socmate.kql.value.Ticks;
import com.socmate.kql.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The logs of a Log Analytics workspace with Microsoft Sentinel, over its documented REST. Queries
/// are checked here before they are sent, so that a mistake costs nothing.
public final class SentinelLogs implements LogWorkspace {
  private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration VOLUMES_TIMEOUT = Duration.ofSeconds(60);

  private final LogsHttp http;
  private final WorkspaceCatalogue catalogue;
  private final KqlEngine engine = KqlEngine.standard();

  public SentinelLogs(SentinelSettings settings, TokenSource tokens, InstantSource clock) {
    this(
        new LogsHttp(
            new ProviderHttp(
                new DirectWire(),
                tokens,
                Patience.of(settings.attempts(), settings.firstPause()),
                clock,
                Pauses.real()),
            settings.logsUrl(),
            settings.workspaceId()),
        clock);
  }

  SentinelLogs(LogsHttp http, InstantSource clock) {
    this.http = http;
    this.catalogue = new WorkspaceCatalogue(() -> http.get("/metadata", METADATA_TIMEOUT), clock);
  }

  @Override
  public QueryCheck check(String kql) {
    var example = new Value.Datetime(Ticks.of(Instant.EPOCH));
    return switch (engine.check(
        kql, catalogue.current(), Map.of("startTime", example, "endTime", example))) {
      case Checked.Valid valid ->
          new QueryCheck.Valid(
              valid.columns().stream()
                  .map(column -> new ResultTable.Column(column.name(), column.type().kqlName()))
                  .toList(),
              valid.tables().stream().sorted().toList());
      case Checked.Invalid invalid ->
          new QueryCheck.Invalid(
              invalid.diagnostics().stream()
                  .filter(Diagnostic::isError)
                  .map(it -> problem(it, kql))
                  .toList());
    };
  }

  private static Problem problem(Diagnostic diagnostic, String kql) {
    var before = kql.substring(0, Math.min(diagnostic.span().start(), kql.length()));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    var message =
        diagnostic.remedy().isEmpty()
            ? diagnostic.message()
            : diagnostic.message() + " " + diagnostic.remedy();
    return new Problem(line, column, message);
  }

  @Override
  public Answer query(Question question) {
    var read = question.range().extendedBack(question.lookback());
    var body = JsonNodeFactory.instance.objectNode();
    body.put("query", bound(question.kql(), question.range()));
    body.put("timespan", read.from() + "/" + read.to());
    return cut(
        QueryAnswers.of(http.post("/query", body.toString(), question.timeout())),
        question.maxRows());
  }

  /// On the first line, so that the line numbers of the provider's messages hold.
  private static String bound(String kql, TimeRange range) {
    return "let startTime = datetime("
        + range.from()
        + "); let endTime = datetime("
        + range.to()
        + "); "
        + kql;
  }

  private static Answer cut(Answer answer, long maxRows) {
    return answer instanceof Answer.Complete(var table) && table.rows().size() > maxRows
        ? new Answer.Partial(
            table.firstRows((int) maxRows),
            "The answer has more than the " + maxRows + " rows that a run may read.")
        : answer;
  }

  @Override
  public List<String> tables() {
    return catalogue.own();
  }

  @Override
  public Answer volumes(List<String> tables, TimeRange range) {
    var known =
        tables.stream().filter(table -> catalogue.current().table(table).isPresent()).toList();
    if (known.isEmpty()) {
      return new Answer.Complete(new ResultTable(VOLUME_COLUMNS, List.of()));
    }
    var counts =
        known.stream()
            .map(table ->
                "(['"
                    + table
                    + "'] | where TimeGenerated >= startTime and TimeGenerated < endTime | summarize Rows = count() | extend Table = '"
                    + table
                    + "')")
            .collect(
                Collectors.joining(", ", "union ", " | project Table, Rows | sort by Table asc"));
    return query(new Question(counts, range, Duration.ZERO, known.size(), VOLUMES_TIMEOUT));
  }

  private static final List<ResultTable.Column> VOLUME_COLUMNS =
      List.of(new ResultTable.Column("Table", "string"), new ResultTable.Column("Rows", "long"));
}
