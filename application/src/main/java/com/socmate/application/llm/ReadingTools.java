package com.socmate.application.llm;

import com.socmate.application.investigation.FreeQueries;
import com.socmate.application.investigation.evidence.VisibleText;
import com.socmate.application.port.Chat.Call;
import com.socmate.application.port.Chat.Tool;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.LogWorkspace.QueryCheck;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.TableHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a model may read while it answers one question: tables, their columns, rows. Nothing here
/// changes anything, and whatever else it asks for is denied.
final class ReadingTools {
  static final List<Tool> OFFERED =
      List.of(
          new Tool("list_tables", "Names the tables that have rows in the window.", Map.of()),
          new Tool(
              "table_schema",
              "Names the columns of a table with their types.",
              Map.of("table", "its name")),
          new Tool(
              "run_query",
              "Runs a KQL query over the window; its rows can be cited.",
              Map.of("kql", "the query, bounded by startTime and endTime")),
          new Tool(
              "read_rows",
              "Shows twenty rows of a query that was run.",
              Map.of("query", "its name, such as Q1", "from", "the number of the first row")));
  private static final int MOST_TABLES = 100;
  private static final int MOST_COLUMNS = 200;
  private static final int ROWS = 20;
  private static final int LONGEST_CELL = 120;
  private static final int LONGEST_ANSWER = 6_000;
  private static final int LONGEST_QUERY = 8_000;
  private static final int LAST_QUERY = 99;

  private final LogWorkspace workspace;
  private final ReadsOnly readsOnly;
  private final FreeQueries queries;
  private final List<Evidence> known;
  private final List<Evidence> asked = new ArrayList<>();
  private final int firstQuery;

  ReadingTools(LogWorkspace workspace, FreeQueries queries, List<Evidence> known, int firstQuery) {
    this.workspace = workspace;
    this.readsOnly = new ReadsOnly(workspace);
    this.queries = queries;
    this.known = List.copyOf(known);
    this.firstQuery = firstQuery;
  }

  /// What a call came to.
  sealed interface Result {
    /// What the model is told.
    String text();

    record Told(String text) implements Result {}

    /// It asked for what it may not have.
    record Denied(String text) implements Result {}
  }

  Result answer(Call call) {
    var tool = OFFERED.stream().filter(it -> it.name().equals(call.tool())).findFirst();
    if (tool.isEmpty()) {
      return new Result.Denied("There is no such tool. Nothing was done.");
    }
    if (!call.arguments().keySet().equals(tool.get().parameters().keySet())) {
      return new Result.Denied(
          "The tool takes exactly " + tool.get().parameters().keySet() + ". Nothing was done.");
    }
    return cut(
        switch (call.tool()) {
          case "list_tables" -> tables();
          case "table_schema" -> schema(call.arguments().getOrDefault("table", ""));
          case "run_query" -> query(call.arguments().getOrDefault("kql", ""));
          default ->
              rows(
                  call.arguments().getOrDefault("query", ""),
                  call.arguments().getOrDefault("from", ""));
        });
  }

  /// The evidence of the queries it ran, oldest first.
  List<Evidence> asked() {
    return List.copyOf(asked);
  }

  Optional<Evidence> evidence(String name) {
    return Stream.concat(known.stream(), asked.stream())
        .filter(it -> it.query().equals(name))
        .findFirst();
  }

  private static Result cut(Result result) {
    return result instanceof Result.Told(var text) && text.length() > LONGEST_ANSWER
        ? new Result.Told(text.substring(0, LONGEST_ANSWER) + "\n(cut)")
        : result;
  }

  private Result tables() {
    var names = workspace.tables().stream().sorted().limit(MOST_TABLES).toList();
    if (names.isEmpty()) {
      return new Result.Told("The workspace does not list its tables; ask for one by its name.");
    }
    return new Result.Told(
        queries
            .count(names)
            .map(ReadingTools::counted)
            .orElseGet(() -> "The rows cannot be counted. Tables: " + String.join(", ", names)));
  }

  private static String counted(List<TableHealth> tables) {
    var lines =
        tables.stream()
            .filter(it -> it.rows().orElse(0) > 0)
            .map(it -> it.table() + ": " + it.rows().orElse(0) + " rows")
            .collect(Collectors.joining("\n"));
    return lines.isEmpty() ? "No table has rows in the window." : lines;
  }

  private Result schema(String table) {
    if (!table.matches("[A-Za-z_]\\w{0,100}")) {
      return new Result.Denied("That is no name of a table.");
    }
    return new Result.Told(
        switch (workspace.check(table)) {
          case QueryCheck.Valid(var columns, _) ->
              columns.stream()
                  .limit(MOST_COLUMNS)
                  .map(it -> it.name() + ": " + it.type())
                  .collect(Collectors.joining("\n"));
          case QueryCheck.Invalid(var problems) ->
              problems.stream()
                  .findFirst()
                  .map(LogWorkspace.Problem::message)
                  .orElse("There is no such table.");
        });
  }

  private Result query(String kql) {
    int number = firstQuery + asked.size();
    if (number > LAST_QUERY || kql.length() > LONGEST_QUERY) {
      return new Result.Denied("There is no room for such a query in this session.");
    }
    return switch (readsOnly.judge(kql)) {
      case ReadsOnly.Verdict.Refused(var why) -> new Result.Denied("Refused: " + why + ".");
      case ReadsOnly.Verdict.Allowed(_, var tables) -> run("Q" + number, kql, tables);
    };
  }

  private Result run(String name, String kql, List<String> tables) {
    return switch (queries.ask(name, "A query that a model asked", kql, tables)) {
      case FreeQueries.Outcome.Nothing(var why) -> new Result.Told("It was not answered: " + why);
      case FreeQueries.Outcome.Answered(var evidence) -> {
        asked.add(evidence);
        yield new Result.Told(
            name + " answered " + evidence.totalRows() + " rows.\n" + shown(evidence, 0));
      }
    };
  }

  private Result rows(String query, String from) {
    if (!from.matches("\\d{1,5}")) {
      return new Result.Denied("The first row is a whole number.");
    }
    return evidence(query)
        .<Result>map(it -> new Result.Told(shown(it, Math.max(0, Integer.parseInt(from) - 1))))
        .orElseGet(() -> new Result.Denied("No such query was run in this session."));
  }

  private static String shown(Evidence evidence, int first) {
    int last = Math.min(evidence.table().rows().size(), first + ROWS);
    if (first >= last) {
      return "There are no such rows.";
    }
    var header =
        evidence.table().columns().stream()
            .map(it -> it.name())
            .collect(Collectors.joining(" | ", "row | ", "\n"));
    return IntStream.range(first, last)
        .mapToObj(row -> line(evidence, row))
        .collect(Collectors.joining("\n", header, ""));
  }

  private static String line(Evidence evidence, int row) {
    return evidence.table().rows().get(row).stream()
        .map(cell -> VisibleText.of(cell.text(), LONGEST_CELL))
        .collect(Collectors.joining(" | ", "[" + evidence.query() + ":r" + (row + 1) + "] | ", ""));
  }
}
