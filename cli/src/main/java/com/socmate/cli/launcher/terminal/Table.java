package com.socmate.cli.launcher.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Rows under a heading, in columns as wide as their widest cell but never wider than a bound.
public final class Table {
  private static final int WIDEST_CELL = 60;

  private final List<String> heading;
  private final List<List<String>> rows = new ArrayList<>();
  private final int widestLast;

  public Table(String... heading) {
    this(List.of(heading), WIDEST_CELL);
  }

  private Table(List<String> heading, int widestLast) {
    this.heading = List.copyOf(heading);
    this.widestLast = widestLast;
  }

  /// A table whose last cells are shown whole, however wide.
  public static Table withWholeLast(List<String> heading) {
    return new Table(heading, Integer.MAX_VALUE);
  }

  public void add(List<String> cells) {
    if (cells.size() != heading.size()) {
      throw new IllegalArgumentException(
          "a row of " + cells.size() + " cells under " + heading.size() + " headings");
    }
    var row = new ArrayList<String>();
    for (int column = 0; column < cells.size(); column++) {
      row.add(oneLine(cells.get(column), column == cells.size() - 1 ? widestLast : WIDEST_CELL));
    }
    rows.add(row);
  }

  /// The lines of the table, each after `indent`; the heading goes through `emphasis`.
  public List<String> lines(String indent, UnaryOperator<String> emphasis) {
    return lines(indent, emphasis, UnaryOperator.identity());
  }

  /// The lines of the table with each cell painted; paint takes no room.
  public List<String> lines(
      String indent, UnaryOperator<String> emphasis, UnaryOperator<String> paint) {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    lines.add(indent + emphasis.apply(line(heading, widths, UnaryOperator.identity())));
    for (List<String> row : rows) {
      lines.add(indent + line(row, widths, paint));
    }
    return lines;
  }

  private int[] widths() {
    int[] widths = new int[heading.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = heading.get(column).length();
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return widths;
  }

  private static String line(List<String> cells, int[] widths, UnaryOperator<String> paint) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      line.append(paint.apply(cell)).repeat(' ', widths[column] - cell.length() + 2);
    }
    return line.toString().stripTrailing();
  }

  private static String oneLine(String cell, int widest) {
    String flat = cell.replaceAll("\\p{Cntrl}+", " ");
    return flat.length() <= widest ? flat : flat.substring(0, widest - 1) + "…";
  }
}
