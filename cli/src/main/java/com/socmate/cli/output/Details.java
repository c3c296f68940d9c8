package com.socmate.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.cli.launcher.terminal.Table;
import com.socmate.cli.launcher.terminal.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One object for people: its members below each other, lists of objects as tables.
final class Details {
  private static final int MOST_COLUMNS = 6;
  private static final int SHORT = 100;

  private final Terminal terminal;
  private final List<String> lines = new ArrayList<>();

  private Details(Terminal terminal) {
    this.terminal = terminal;
  }

  static List<String> lines(JsonNode object, Terminal terminal) {
    var details = new Details(terminal);
    details.add(object, "");
    return details.lines;
  }

  private void add(JsonNode object, String indent) {
    int width =
        object.properties().stream()
            .filter(it -> isShort(it.getValue()))
            .mapToInt(it -> it.getKey().length())
            .max()
            .orElse(0);
    for (var member : object.properties()) {
      add(member, indent, width);
    }
  }

  private void add(Map.Entry<String, JsonNode> member, String indent, int width) {
    var value = member.getValue();
    if (value.isNull() || (value.isContainerNode() && value.isEmpty())) {
      return;
    }
    if (isShort(value)) {
      var cell = Cells.text(value);
      lines.add(
          indent
              + terminal.dim(member.getKey())
              + " ".repeat(width - member.getKey().length() + 2)
              + Cells.paint(cell, terminal));
      return;
    }
    lines.add(indent + terminal.dim(member.getKey()));
    if (value.isObject()) {
      add(value, indent + "  ");
    } else if (value.isArray()) {
      addList(value, indent + "  ");
    } else {
      Cells.plain(value.asText()).lines().forEach(line -> lines.add(indent + "  " + line));
    }
  }

  private void addList(JsonNode list, String indent) {
    if (!list.path(0).isObject()) {
      list.forEach(it -> lines.add(indent + Cells.text(it)));
      return;
    }
    var names = columns(list);
    var table =
        Table.withWholeLast(
            names.stream().map(name -> Column.of(name).getFirst().heading()).toList());
    list.forEach(row -> table.add(names.stream().map(name -> Cells.text(row.path(name))).toList()));
    lines.addAll(table.lines(indent, terminal::bold, cell -> Cells.paint(cell, terminal)));
  }

  /// The members that say something and fit into a cell.
  private static Set<String> columns(JsonNode list) {
    var names = new LinkedHashSet<String>();
    for (var row : list) {
      row.properties().stream()
          .filter(it -> names.size() < MOST_COLUMNS && isShort(it.getValue()))
          .filter(it -> !Cells.text(it.getValue()).isEmpty())
          .forEach(it -> names.add(it.getKey()));
    }
    return names;
  }

  private static boolean isShort(JsonNode value) {
    if (value.isObject()) {
      return Cells.isName(value);
    }
    if (value.isArray()) {
      return value.valueStream().allMatch(JsonNode::isValueNode)
          && Cells.text(value).length() <= SHORT;
    }
    return value.asText().indexOf('\n') < 0;
  }
}
