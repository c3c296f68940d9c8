package com.socmate.application.investigation.report;

import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.ResultTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Which addresses, accounts, machines and applications stand in one row with each other.
///
/// @param more how many further things there were
public record EntityLinks(List<Node> nodes, List<Link> links, int more) {
  private static final int MOST_PER_KIND = 7;
  private static final int MOST_ROWS = 5_000;
  private static final int MOST_IN_LIST = 10;
  private static final Pattern ITEM = Pattern.compile("\"((?:[^\"\\\\]|\\\\.){1,200})\"");

  public EntityLinks {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }

  /// In the order in which they stand from left to right.
  public enum Kind {
    ADDRESS("(?:.*ip(?:v4|v6)?(?:addr(?:ess)?)?|.*addresslist|addresses)"),
    ACCOUNT(
        "(?:.*user(?:principal)?name|.*upn|account(?:s|list|name)?|succeededaccounts|caller|actor|.*user(?:s|list)?"
            + "|targetaccount|identity)"),
    MACHINE(
        "(?:computer(?:s|list)?|.*host(?:s|list|name)?|device(?:name|s)?|workstation(?:name)?)"),
    APPLICATION("(?:appdisplayname|applications?|resource(?:displayname)?|process(?:name)?)");

    private final Pattern columns;

    Kind(String columns) {
      this.columns = Pattern.compile("(?i)" + columns);
    }

    static Optional<Kind> ofColumn(String name) {
      for (var kind : values()) {
        if (kind.columns.matcher(name).matches()) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /// @param suspect whether a finding is about it
  /// @param rows in how many rows it stands
  public record Node(Kind kind, String label, boolean suspect, int rows) {}

  /// Two nodes by their place in the list.
  public record Link(int from, int to, int rows) {}

  private record Thing(Kind kind, String label) {}

  private record Pair(Thing one, Thing other) {}

  /// Empty where there are fewer than two things to link.
  static Optional<EntityLinks> of(Brief brief) {
    var counts = new LinkedHashMap<Thing, Integer>();
    var pairs = new LinkedHashMap<Pair, Integer>();
    brief.evidence().forEach(evidence -> read(evidence, counts, pairs));
    var suspects = new HashSet<String>();
    brief.findings().forEach(it -> suspects.addAll(it.key().values()));
    var shown = shown(counts, suspects);
    var links = links(pairs, shown);
    return links.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new EntityLinks(
                shown.stream()
                    .map(it ->
                        new Node(
                            it.kind(),
                            it.label(),
                            suspects.contains(it.label()),
                            counts.getOrDefault(it, 0)))
                    .toList(),
                links,
                counts.size() - shown.size()));
  }

  private static void read(
      Evidence evidence, Map<Thing, Integer> counts, Map<Pair, Integer> pairs) {
    var table = evidence.table();
    var named = named(table.columns());
    for (var row : table.rows().subList(0, Math.min(MOST_ROWS, table.rows().size()))) {
      var things = new ArrayList<>(things(named, row));
      things.forEach(it -> counts.merge(it, 1, Integer::sum));
      for (int one = 0; one < things.size(); one++) {
        for (int other = one + 1; other < things.size(); other++) {
          var left = things.get(one);
          var right = things.get(other);
          if (left.kind() != right.kind()) {
            pairs.merge(
                left.kind().compareTo(right.kind()) < 0
                    ? new Pair(left, right)
                    : new Pair(right, left),
                1,
                Integer::sum);
          }
        }
      }
    }
  }

  /// The columns that name things, by their place. Looked at once, not for every row.
  private static Map<Integer, Kind> named(List<ResultTable.Column> columns) {
    var named = new TreeMap<Integer, Kind>();
    for (int place = 0; place < columns.size(); place++) {
      var at = place;
      Kind.ofColumn(columns.get(place).name()).ifPresent(kind -> named.put(at, kind));
    }
    return named;
  }

  private static Set<Thing> things(Map<Integer, Kind> named, List<Cell> row) {
    var things = new LinkedHashSet<Thing>();
    named.forEach(
        (place, kind) -> texts(row.get(place)).forEach(text -> things.add(new Thing(kind, text))));
    return things;
  }

  private static List<String> texts(Cell cell) {
    return switch (cell) {
      case Cell.Text(var text) -> text.isBlank() || text.equals("-") ? List.of() : List.of(text);
      case Cell.Json(var json) ->
          ITEM.matcher(json.substring(0, Math.min(json.length(), 4_000)))
              .results()
              .map(match -> match.group(1))
              .limit(MOST_IN_LIST)
              .toList();
      case Cell.Whole _, Cell.Real _, Cell.Truth _, Cell.Moment _, Cell.Absent _ -> List.of();
    };
  }

  /// What findings are about goes first, then what stands in most rows.
  private static List<Thing> shown(Map<Thing, Integer> counts, Set<String> suspects) {
    var byKind = new HashMap<Kind, Integer>();
    var chosen =
        counts.entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<Thing, Integer>, Boolean>comparing(
                        it -> !suspects.contains(it.getKey().label()))
                    .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .thenComparing(it -> it.getKey().label()))
            .map(Map.Entry::getKey)
            .filter(it -> byKind.merge(it.kind(), 1, Integer::sum) <= MOST_PER_KIND)
            .toList();
    return chosen.stream().sorted(Comparator.comparing(Thing::kind)).toList();
  }

  private static List<Link> links(Map<Pair, Integer> pairs, List<Thing> shown) {
    return pairs.entrySet().stream()
        .filter(it -> shown.contains(it.getKey().one()) && shown.contains(it.getKey().other()))
        .map(it ->
            new Link(
                shown.indexOf(it.getKey().one()),
                shown.indexOf(it.getKey().other()),
                it.getValue()))
        .sorted(Comparator.comparingInt(Link::from).thenComparingInt(Link::to))
        .toList();
  }
}
