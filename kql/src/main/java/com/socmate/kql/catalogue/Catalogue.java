package com.socmate.kql.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The tables a query may name. Immutable; [#with] gives another one.
public final class Catalogue {
  private final Map<String, TableSchema> tables;

  private Catalogue(Map<String, TableSchema> tables) {
    this.tables = Collections.unmodifiableMap(tables);
  }

  /// No tables at all.
  public static Catalogue empty() {
    return new Catalogue(new TreeMap<>());
  }

  /// The tables of a Log Analytics workspace with Microsoft Sentinel.
  public static Catalogue logAnalytics() {
    return BuiltInTables.CATALOGUE;
  }

  public static Catalogue of(Collection<TableSchema> tables) {
    return empty().with(tables);
  }

  /// These tables too; one of the same name is replaced.
  public Catalogue with(Collection<TableSchema> more) {
    Map<String, TableSchema> all = new TreeMap<>(tables);
    more.forEach(table -> all.put(table.name(), table));
    return new Catalogue(all);
  }

  public Catalogue with(TableSchema table) {
    return with(List.of(table));
  }

  public Optional<TableSchema> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  public Set<String> names() {
    return tables.keySet();
  }

  public Collection<TableSchema> tables() {
    return tables.values();
  }
}
