package com.socmate.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.conformance.examples.PrintedTable;
import com.socmate.kql.KqlEngine;
import com.socmate.kql.Outcome;
import com.socmate.kql.Request;
import com.socmate.kql.bind.Diagnostic;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.Budget;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Queries of the documentation with the tables printed beneath them: the answer must hold the
/// values printed. Geometry and graphs are counted apart from the rest.
final class KqlExamplesSuite implements Suite {
  private static final Instant NOW = Instant.parse("2025-06-15T12:00:00Z");
  private static final Budget BUDGET = Budget.standard().withTime(Duration.ofMinutes(1));
  private static final int MOST_SHOWN = 300;

  private final KqlEngine engine = KqlEngine.standard();

  @Override
  public String name() {
    return "kql-examples";
  }

  @Override
  public Stream<Result> run(VectorFile file) {
    return file.vectors().map(this::judge);
  }

  private Result judge(Vector vector) {
    String query = vector.requiredText("query");
    PrintedTable printed = new PrintedTable(rows(vector));
    String kind = query.contains("geo_") || query.contains("graph") ? "geo and graphs" : "all else";
    Outcome outcome =
        engine.run(Request.of(query, Catalogue.empty(), TableSource.EMPTY, NOW).within(BUDGET));
    boolean equal =
        outcome instanceof Outcome.Answer answer && printed.shows(answer.table().rows().toList());
    return Result.compare(
        vector.id(),
        page(vector),
        shortened(printed.rows().toString()),
        shortened(shown(outcome, query)),
        equal,
        Map.of(kind, equal));
  }

  private static String page(Vector vector) {
    String path = vector.text("path").orElse("an example");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static List<List<String>> rows(Vector vector) {
    if (!vector.json().path("rows").isArray()) {
      throw vector.lacks("rows", "a list");
    }
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : vector.json().path("rows")) {
      List<String> cells = new ArrayList<>();
      row.forEach(cell -> cells.add(cell.asText()));
      rows.add(cells);
    }
    return rows;
  }

  private static String shown(Outcome outcome, String query) {
    return switch (outcome) {
      case Outcome.Answer answer ->
          answer.table().rows().map(KqlExamplesSuite::cells).toList().toString();
      case Outcome.Rejected rejected ->
          rejected.diagnostics().stream()
              .filter(Diagnostic::isError)
              .map(it -> it.message() + " " + it.remedy())
              .collect(Collectors.joining(" "));
      case Outcome.Failed failed -> failed.reason();
      case Outcome.TimedOut _ -> "no answer within the time for " + shortened(query);
      case Outcome.Cancelled _ -> "cancelled";
    };
  }

  private static List<String> cells(List<Value> row) {
    return row.stream().map(ValueText::of).toList();
  }

  private static String shortened(String text) {
    String line = text.replace('\n', ' ');
    return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
  }
}
