package com.socmate.cli.launcher.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.cli.launcher.terminal.Table;
import com.socmate.cli.launcher.terminal.Terminal;
import java.util.List;
import java.util.stream.Collectors;

/// How rows are shown.
public enum Format {
  /// Columns side by side, long cells cut; of many columns, those with no value are left out.
  TABLE {
    @Override
    void show(Reply.Rows all, Terminal terminal) {
      Reply.Rows rows = all.withoutEmptyColumns(MOST_COLUMNS);
      int hidden = all.columns().size() - rows.columns().size();
      if (hidden > 0) {
        terminal.say(terminal.dim(hidden + " columns without a value are not shown."));
      }
      Table table = new Table(rows.columns().toArray(String[]::new));
      rows.cells().forEach(row -> table.add(row.stream().map(Format::text).toList()));
      table.lines("", terminal::bold).forEach(terminal::say);
    }
  },
  /// An object per row, each on a line of its own.
  JSON {
    @Override
    void show(Reply.Rows rows, Terminal terminal) {
      for (List<JsonNode> row : rows.cells()) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < row.size(); i++) {
          object.set(rows.columns().get(i), row.get(i));
        }
        terminal.say(object.toString());
      }
    }
  },
  /// Comma-separated values under a heading, quoted where they must be.
  CSV {
    @Override
    void show(Reply.Rows rows, Terminal terminal) {
      terminal.say(rows.columns().stream().map(Format::quoted).collect(Collectors.joining(",")));
      for (List<JsonNode> row : rows.cells()) {
        terminal.say(row.stream().map(it -> quoted(text(it))).collect(Collectors.joining(",")));
      }
    }
  };

  private static final int MOST_COLUMNS = 12;

  abstract void show(Reply.Rows rows, Terminal terminal);

  /// Every table of a reply.
  public void show(Reply reply, Terminal terminal) {
    boolean first = true;
    for (Reply.Rows rows : reply.tables()) {
      if (!first) {
        terminal.say("");
      }
      show(rows, terminal);
      first = false;
    }
  }

  private static String text(JsonNode cell) {
    return cell.isNull() ? "" : cell.isContainerNode() ? cell.toString() : cell.asText();
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
