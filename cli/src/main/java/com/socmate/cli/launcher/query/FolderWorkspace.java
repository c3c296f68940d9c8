package com.socmate.cli.launcher.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.socmate.kql.KqlEngine;
import com.socmate.kql.Outcome;
import com.socmate.kql.Request;
import com.socmate.kql.Table;
import com.socmate.kql.bind.Diagnostic;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.exec.Cancellation;
import com.socmate.kql.storage.LogFolder;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks the log files of a folder, in this process and without anything running.
public final class FolderWorkspace implements Workspace {
  private final KqlEngine engine;
  private final LogFolder logs;
  private final InstantSource clock;
  private volatile Cancellation current = new Cancellation();

  public FolderWorkspace(Path folder, InstantSource clock) {
    this(folder, clock, KqlEngine.standard());
  }

  public FolderWorkspace(Path folder, InstantSource clock, KqlEngine engine) {
    this.engine = engine;
    this.logs = LogFolder.open(folder, Catalogue.logAnalytics());
    this.clock = clock;
  }

  @Override
  public Reply ask(String query) {
    current = new Cancellation();
    Request request = Request.of(query, logs.catalogue(), logs, clock.instant()).stoppedBy(current);
    return switch (engine.run(request)) {
      case Outcome.Answer answer ->
          new Reply(
              Stream.concat(Stream.of(answer.table()), answer.others().stream())
                  .map(FolderWorkspace::rows)
                  .toList(),
              answer.partial().map(it -> it.code() + ": " + it.message()),
              answer.warnings().stream().map(Diagnostic::sentence).toList());
      case Outcome.Rejected rejected ->
          Reply.refused(
              rejected.diagnostics().stream()
                  .filter(it -> it.isError())
                  .map(it -> it.under(query))
                  .collect(Collectors.joining("\n\n")));
      case Outcome.TimedOut timedOut ->
          Reply.refused("The query took longer than " + timedOut.limit().toSeconds() + " s.");
      case Outcome.Cancelled _ -> Reply.refused("Cancelled.");
      case Outcome.Failed failed -> Reply.refused(failed.reason());
    };
  }

  private static Reply.Rows rows(Table table) {
    List<String> columns = table.columns().stream().map(ColumnSchema::name).toList();
    List<List<JsonNode>> cells =
        table.rows().map(row -> row.stream().map(FolderWorkspace::cell).toList()).toList();
    return new Reply.Rows(columns, cells);
  }

  private static JsonNode cell(Value value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (value) {
      case Value.Null _ -> nodes.nullNode();
      case Value.Bool(boolean truth) -> nodes.booleanNode(truth);
      case Value.Int32(int number) -> nodes.numberNode(number);
      case Value.Int64(long number) -> nodes.numberNode(number);
      case Value.Real(double number) when Double.isFinite(number) -> nodes.numberNode(number);
      default -> nodes.textNode(ValueText.of(value));
    };
  }

  @Override
  public void cancel() {
    current.cancel();
  }

  @Override
  public Catalogue catalogue() {
    return logs.catalogue();
  }

  /// The tables that have rows.
  public Optional<String> summary() {
    return logs.rowCounts().isEmpty()
        ? Optional.empty()
        : Optional.of(
            logs.rowCounts().entrySet().stream()
                .map(it -> it.getKey() + " (" + it.getValue() + ")")
                .collect(Collectors.joining(", ")));
  }
}
