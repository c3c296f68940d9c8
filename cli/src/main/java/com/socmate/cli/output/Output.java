package com.socmate.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.cli.client.Api;
import com.socmate.cli.launcher.terminal.Table;
import com.socmate.cli.launcher.terminal.Terminal;
import java.io.PrintStream;
import java.util.List;

/// Where answers go: what was asked for to standard output, and what is said about it to standard
/// error, so that a pipe carries the answer alone.
public final class Output {
  private final Terminal terminal;
  private final PrintStream out;
  private final Terminal aside;

  /// @param terminal on the same stream as `out`
  /// @param aside for what is no answer
  public Output(Terminal terminal, PrintStream out, Terminal aside) {
    this.terminal = terminal;
    this.out = out;
    this.aside = aside;
  }

  public Terminal terminal() {
    return terminal;
  }

  /// Says something that is no answer.
  public void note(String line) {
    aside.say(line);
  }

  /// Says what went wrong.
  public void complain(String sentence) {
    terminal.closeLine();
    aside.say("socmate: " + sentence);
  }

  /// A list; as lines it is written row by row.
  public void rows(List<JsonNode> rows, List<Column> columns, Format format) {
    switch (format) {
      case table -> table(rows, columns);
      case json, yaml -> one(Api.JSON.createArrayNode().addAll(rows), format);
      case jsonl -> rows.forEach(row -> terminal.say(row.toString()));
    }
  }

  private void table(List<JsonNode> rows, List<Column> columns) {
    var table = new Table(columns.stream().map(Column::heading).toArray(String[]::new));
    rows.forEach(row -> table.add(columns.stream().map(it -> it.cell(row)).toList()));
    table.lines("", terminal::bold, cell -> Cells.paint(cell, terminal)).forEach(terminal::say);
  }

  /// Rows whose cells stand in the order of the names.
  public void grid(List<String> names, JsonNode rows, Format format) {
    var objects =
        rows.valueStream()
            .<JsonNode>map(row -> {
              var object = Api.JSON.createObjectNode();
              for (int index = 0; index < names.size(); index++) {
                object.set(names.get(index), row.path(index));
              }
              return object;
            })
            .toList();
    rows(objects, names.stream().map(name -> new Column(name, name)).toList(), format);
  }

  /// One thing.
  public void one(JsonNode node, Format format) {
    switch (format) {
      case table ->
          (node.isObject() ? Details.lines(node, terminal) : List.of(Cells.text(node)))
              .forEach(terminal::say);
      case json -> terminal.say(node.toPrettyString());
      case yaml -> terminal.say(Yaml.write(node));
      case jsonl -> terminal.say(node.toString());
    }
  }

  /// A document as it is, such as a report.
  public void document(byte[] bytes) {
    terminal.closeLine();
    out.write(bytes, 0, bytes.length);
    if (bytes.length > 0 && bytes[bytes.length - 1] != '\n' && terminal.isScreen()) {
      out.println();
    }
    out.flush();
  }
}
