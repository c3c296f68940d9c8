package com.socmate.kql.storage;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.catalogue.TableSchema;
import com.socmate.kql.type.ScalarType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a store holds at one moment. Never changes.
final class Holdings {
  /// A segment and where its rows came from.
  record Kept(Segment segment, String source) {}

  private final Catalogue base;
  private final Map<String, List<Kept>> tables;
  private final Map<String, SourceMark> sources;
  private volatile @Nullable Catalogue catalogue;

  Holdings(Catalogue base, Map<String, List<Kept>> tables, Map<String, SourceMark> sources) {
    this.base = base;
    this.tables = Map.copyOf(tables);
    this.sources = Map.copyOf(sources);
  }

  List<Kept> of(String table) {
    return tables.getOrDefault(table, List.of());
  }

  Map<String, List<Kept>> tables() {
    return tables;
  }

  Map<String, SourceMark> sources() {
    return sources;
  }

  /// These with some more, and without some.
  Holdings changed(
      Map<String, List<Kept>> more, List<Kept> gone, Map<String, Optional<SourceMark>> reached) {
    Map<String, List<Kept>> all = new TreeMap<>();
    tables.forEach((table, known) -> {
      List<Kept> rest =
          gone.isEmpty() ? known : known.stream().filter(it -> !gone.contains(it)).toList();
      if (!rest.isEmpty()) {
        all.put(table, rest);
      }
    });
    more.forEach((table, added) -> all.merge(table, List.copyOf(added), Holdings::together));
    Map<String, SourceMark> marks = new HashMap<>(sources);
    reached.forEach((source, mark) ->
        mark.ifPresentOrElse(it -> marks.put(source, it), () -> marks.remove(source)));
    return new Holdings(base, all, marks);
  }

  private static List<Kept> together(List<Kept> some, List<Kept> more) {
    List<Kept> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  Map<String, Long> rowCounts() {
    Map<String, Long> counts = new TreeMap<>();
    tables.forEach((table, known) ->
        counts.put(table, known.stream().mapToLong(it -> it.segment().rows()).sum()));
    return counts;
  }

  /// The tables of the base, and those kept here with the columns they have.
  Catalogue catalogue() {
    Catalogue known = catalogue;
    if (known == null) {
      List<TableSchema> schemas = new ArrayList<>();
      tables.forEach((table, segments) -> schemas.add(schema(table, segments)));
      known = base.with(schemas);
      catalogue = known;
    }
    return known;
  }

  private TableSchema schema(String table, List<Kept> known) {
    Map<String, ScalarType> columns = new LinkedHashMap<>();
    columns.put("TimeGenerated", ScalarType.DATETIME);
    Map<String, ScalarType> declared = new HashMap<>();
    base.table(table)
        .ifPresent(
            it -> it.columns().forEach(column -> declared.put(column.name(), column.type())));
    base.table(table)
        .ifPresent(it -> it.columns().forEach(column -> columns.put(column.name(), column.type())));
    columns.putIfAbsent("Type", ScalarType.STRING);
    for (Kept kept : known) {
      kept.segment().blocks().values().stream()
          .map(Segment.Block::column)
          .filter(it -> !declared.containsKey(it.name()) && !SegmentPortion.isOwn(it.name()))
          .forEach(it -> columns.merge(it.name(), it.type(), Inference::wider));
    }
    List<ColumnSchema> schema = new ArrayList<>();
    columns.forEach((name, type) -> schema.add(new ColumnSchema(name, type)));
    return new TableSchema(table, schema);
  }
}
