package com.socmate.kql.bind;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.type.ScalarType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The columns of a table inside a query: names, types and places. Names are distinct.
public final class RowType {
  /// What begins the name of a column that a query cannot name and no answer shows.
  static final String HIDDEN = "\u0000";

  /// The hidden column of `ingestion_time()`.
  public static final ColumnSchema INGESTION_TIME =
      new ColumnSchema(HIDDEN + "ingestion_time", ScalarType.DATETIME);

  private final List<ColumnSchema> columns;
  private final Map<String, Integer> places;

  private final boolean open;

  private RowType(List<ColumnSchema> columns, Map<String, Integer> places, boolean open) {
    this.columns = columns;
    this.places = places;
    this.open = open;
  }

  /// Whether there may be columns that only the data can tell.
  boolean isOpen() {
    return open;
  }

  RowType opened(boolean also) {
    return open == also ? this : new RowType(columns, places, also);
  }

  public static RowType of(List<ColumnSchema> columns) {
    Map<String, Integer> places = HashMap.newHashMap(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      if (places.put(columns.get(i).name(), i) != null) {
        throw new IllegalArgumentException("two columns are called " + columns.get(i).name());
      }
    }
    return new RowType(List.copyOf(columns), places, false);
  }

  public static RowType empty() {
    return of(List.of());
  }

  public List<ColumnSchema> columns() {
    return columns;
  }

  public int size() {
    return columns.size();
  }

  public ColumnSchema column(int place) {
    return columns.get(place);
  }

  /// The place of a column, or -1.
  public int find(String name) {
    return places.getOrDefault(name, -1);
  }

  public boolean has(String name) {
    return places.containsKey(name);
  }

  /// The columns an answer shows.
  public List<ColumnSchema> visible() {
    return columns.stream().filter(it -> !isHidden(it)).toList();
  }

  static boolean isHidden(ColumnSchema column) {
    return column.name().startsWith(HIDDEN);
  }

  List<String> names() {
    return visible().stream().map(ColumnSchema::name).toList();
  }

  /// A name like the wanted one that none of `taken` is: with 1, 2 and so on after it.
  static String unique(String wanted, java.util.Set<String> taken) {
    String name = wanted;
    for (int i = 1; taken.contains(name); i++) {
      name = wanted + i;
    }
    return name;
  }

  @Override
  public String toString() {
    return visible().toString();
  }
}
