package com.socmate.application.investigation;

import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What differs between two answers of one query, told apart by its key.
///
/// @param comparable whether the former rows are still there to be compared with
/// @param gone rows that were there and are not, as values by column
/// @param come rows that are there and were not
/// @param truncated whether there are more differences than are told
public record Rows(
    boolean comparable,
    List<Map<String, String>> gone,
    List<Map<String, String>> come,
    List<Changed> changed,
    boolean truncated) {
  private static final int MOST = 100;

  /// A row whose values are others now.
  ///
  /// @param values those that differ
  public record Changed(Map<String, String> key, Map<String, Values> values) {}

  /// What stood there then and what stands there now.
  public record Values(String then, String now) {}

  static Rows compared(List<String> key, Optional<Evidence> then, ResultTable now) {
    boolean comparable = then.filter(it -> it.totalRows() == it.table().rows().size()).isPresent();
    return comparable
        ? compared(key, then.orElseThrow().table(), now)
        : new Rows(false, List.of(), List.of(), List.of(), false);
  }

  private static Rows compared(List<String> key, ResultTable then, ResultTable now) {
    var before = byKey(key, then);
    var after = byKey(key, now);
    var gone = new ArrayList<Map<String, String>>();
    var come = new ArrayList<Map<String, String>>();
    var changed = new ArrayList<Changed>();
    before.forEach((id, rows) -> {
      var others = after.getOrDefault(id, List.of());
      for (int place = 0; place < rows.size(); place++) {
        if (place >= others.size()) {
          gone.add(rows.get(place));
        } else if (!rows.get(place).equals(others.get(place))) {
          changed.add(changed(key, rows.get(place), others.get(place)));
        }
      }
    });
    after.forEach((id, rows) ->
        come.addAll(
            rows.subList(
                Math.min(rows.size(), before.getOrDefault(id, List.of()).size()), rows.size())));
    boolean more = gone.size() > MOST || come.size() > MOST || changed.size() > MOST;
    return new Rows(true, first(gone), first(come), first(changed), more);
  }

  private static <T> List<T> first(List<T> all) {
    return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
  }

  private static Map<List<String>, List<Map<String, String>>> byKey(
      List<String> key, ResultTable table) {
    var rows = new LinkedHashMap<List<String>, List<Map<String, String>>>();
    for (int row = 0; row < table.rows().size(); row++) {
      var values = new LinkedHashMap<String, String>();
      for (var column : table.columns()) {
        values.put(column.name(), table.cell(row, column.name()).text());
      }
      rows.computeIfAbsent(
              key.stream().map(it -> values.getOrDefault(it, "")).toList(), _ -> new ArrayList<>())
          .add(values);
    }
    return rows;
  }

  private static Changed changed(
      List<String> key, Map<String, String> then, Map<String, String> now) {
    var names = new LinkedHashMap<String, String>();
    key.forEach(it -> names.put(it, then.getOrDefault(it, "")));
    var values = new LinkedHashMap<String, Values>();
    then.forEach((column, value) -> {
      var other = now.getOrDefault(column, "");
      if (!Objects.equals(value, other)) {
        values.put(column, new Values(value, other));
      }
    });
    return new Changed(names, values);
  }
}
