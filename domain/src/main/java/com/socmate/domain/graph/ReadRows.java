package com.socmate.domain.graph;

import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.entity.EntityName;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.ResultTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads entities and relations from the rows of one query.
final class ReadRows {
  /// What one query may add; a query that answers more is a listing, not a trace.
  private static final int MOST_ENTITIES = 5_000;

  private static final int MOST_RELATIONS = 10_000;
  private static final int MOST_IN_A_CELL = 20;
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Evidence evidence;
  private final ResultTable table;
  private final List<Naming> columns;
  private final Ties.Tie[][] ties;
  private final Moments moments;
  private final SortedMap<EntityName, Sighting> entities = new TreeMap<>();
  private final SortedMap<Relation, Sighting> relations = new TreeMap<>();

  ReadRows(Evidence evidence) {
    this.evidence = evidence;
    this.table = evidence.table();
    var tables = TableMeanings.named(evidence.kql());
    this.columns = Naming.of(table, tables);
    this.ties = ties(tables);
    this.moments = new Moments(table, evidence.range());
  }

  private Ties.Tie[][] ties(List<TableMeaning> tables) {
    var how = new Ties(tables, columns);
    var all = new Ties.Tie[columns.size()][columns.size()];
    for (int first = 0; first < columns.size(); first++) {
      for (int second = first + 1; second < columns.size(); second++) {
        all[first][second] = how.between(columns.get(first), columns.get(second));
      }
    }
    return all;
  }

  Shown read() {
    var rows = new ArrayList<List<List<EntityName>>>();
    table.rows().forEach(row -> rows.add(columns.stream().map(it -> named(row, it)).toList()));
    var whole = wholeNames(rows);
    for (int row = 0; row < rows.size(); row++) {
      add(rows.get(row).stream().map(it -> inFull(it, whole)).toList(), row);
    }
    return new Shown(evidence.query(), entities, relations);
  }

  private static List<EntityName> named(List<Cell> row, Naming column) {
    return texts(row.get(column.index()))
        .limit(MOST_IN_A_CELL)
        .flatMap(text -> EntityName.allOf(column.kind(), text).stream())
        .distinct()
        .toList();
  }

  /// A dynamic cell may hold a list of names; what else is in it has no name of its own.
  private static Stream<String> texts(Cell cell) {
    return switch (cell) {
      case Cell.Text(var text) -> Stream.of(text);
      case Cell.Json(var json) ->
          json.startsWith("[")
              ? QUOTED.matcher(json).results().map(ReadRows::unquoted)
              : Stream.empty();
      case Cell.Whole _, Cell.Real _, Cell.Truth _, Cell.Moment _, Cell.Absent _ -> Stream.empty();
    };
  }

  private static String unquoted(MatchResult found) {
    return found.group(1).replace("\\\\", "\\").replace("\\/", "/");
  }

  /// A short host name, where the same rows name exactly one host in full that begins with it.
  private static Map<EntityName, EntityName> wholeNames(List<List<List<EntityName>>> rows) {
    var byLabel = new HashMap<String, List<EntityName>>();
    rows.stream()
        .flatMap(List::stream)
        .flatMap(List::stream)
        .filter(it -> it.kind() == EntityKind.HOST && it.value().indexOf('.') > 0)
        .distinct()
        .forEach(it ->
            byLabel
                .computeIfAbsent(
                    it.value().substring(0, it.value().indexOf('.')), _ -> new ArrayList<>())
                .add(it));
    var whole = new HashMap<EntityName, EntityName>();
    byLabel.forEach((label, names) -> {
      if (names.size() == 1) {
        whole.put(new EntityName(EntityKind.HOST, label), names.getFirst());
      }
    });
    return whole;
  }

  private static List<EntityName> inFull(
      List<EntityName> names, Map<EntityName, EntityName> whole) {
    return names.stream().map(it -> whole.getOrDefault(it, it)).distinct().toList();
  }

  private void add(List<List<EntityName>> row, int index) {
    var sighting = moments.of(index);
    row.stream().flatMap(List::stream).distinct().forEach(it -> see(it, sighting));
    for (int first = 0; first < row.size(); first++) {
      for (int second = first + 1; second < row.size(); second++) {
        relate(row.get(first), row.get(second), ties[first][second], sighting);
      }
    }
  }

  private void see(EntityName entity, Sighting sighting) {
    if (entities.size() < MOST_ENTITIES || entities.containsKey(entity)) {
      entities.merge(entity, sighting, Sighting::and);
    }
  }

  private void relate(
      List<EntityName> first, List<EntityName> second, Ties.Tie tie, Sighting sighting) {
    for (var one : first) {
      for (var other : second) {
        if (!one.equals(other) && entities.containsKey(one) && entities.containsKey(other)) {
          relate(tie.between(one, other), sighting);
        }
      }
    }
  }

  private void relate(Relation relation, Sighting sighting) {
    if (relations.size() < MOST_RELATIONS || relations.containsKey(relation)) {
      relations.merge(relation, sighting, Sighting::and);
    }
  }
}
