package com.socmate.domain.graph;

import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.entity.EntityName;
import java.util.List;
import java.util.Optional;

/// How what two columns of one row name is related: as a table of the query declares for the
/// columns, else for their kinds, else as kinds usually are, and at least associated.
final class Ties {
  private final List<TableMeaning> tables;
  private final List<Naming> columns;

  Ties(List<TableMeaning> tables, List<Naming> columns) {
    this.tables = tables;
    this.columns = columns;
  }

  /// @param forward whether the first column is the source
  record Tie(RelationType type, boolean forward) {
    Relation between(EntityName first, EntityName second) {
      boolean symmetric = type == RelationType.ASSOCIATED_WITH;
      boolean asIs = symmetric ? first.compareTo(second) < 0 : forward;
      return asIs ? new Relation(first, type, second) : new Relation(second, type, first);
    }
  }

  Tie between(Naming first, Naming second) {
    return declared(first, second)
        .or(() -> byKind(first, second))
        .or(() -> usual(first, second))
        .orElse(new Tie(RelationType.ASSOCIATED_WITH, true));
  }

  private Optional<Tie> declared(Naming first, Naming second) {
    return tables.stream()
        .flatMap(table -> table.relations().stream())
        .flatMap(it ->
            joins(it, first, second)
                ? Optional.of(new Tie(it.type(), true)).stream()
                : joins(it, second, first)
                    ? Optional.of(new Tie(it.type(), false)).stream()
                    : Optional.<Tie>empty().stream())
        .findFirst();
  }

  private static boolean joins(TableMeaning.Related it, Naming source, Naming target) {
    return it.source().equals(source.column()) && it.target().equals(target.column());
  }

  /// A query may rename columns; where it answers one of each kind, it is clear which are meant.
  private Optional<Tie> byKind(Naming first, Naming second) {
    if (first.kind() == second.kind() || !isOnly(first) || !isOnly(second)) {
      return Optional.empty();
    }
    return tables.stream()
        .flatMap(table ->
            table.relations().stream()
                .filter(it ->
                    kinds(table, it, first.kind(), second.kind())
                        || kinds(table, it, second.kind(), first.kind()))
                .map(it -> new Tie(it.type(), kinds(table, it, first.kind(), second.kind()))))
        .findFirst();
  }

  private static boolean kinds(
      TableMeaning table, TableMeaning.Related it, EntityKind source, EntityKind target) {
    return table.kind(it.source()).equals(Optional.of(source))
        && table.kind(it.target()).equals(Optional.of(target));
  }

  private boolean isOnly(Naming column) {
    return columns.stream().filter(it -> it.kind() == column.kind()).count() == 1;
  }

  private static Optional<Tie> usual(Naming first, Naming second) {
    return usual(first.kind(), second.kind())
        .map(type -> new Tie(type, true))
        .or(() -> usual(second.kind(), first.kind()).map(type -> new Tie(type, false)));
  }

  private static Optional<RelationType> usual(EntityKind source, EntityKind target) {
    if (source == EntityKind.PROCESS && target == EntityKind.HOST) {
      return Optional.of(RelationType.RAN_ON);
    }
    if (source == EntityKind.DOMAIN && target == EntityKind.IP) {
      return Optional.of(RelationType.RESOLVED_TO);
    }
    if (source == EntityKind.HASH && target == EntityKind.URL) {
      return Optional.of(RelationType.DOWNLOADED_FROM);
    }
    return Optional.empty();
  }
}
