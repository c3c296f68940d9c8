package com.socmate.domain.graph;

import com.socmate.domain.entity.ColumnMeaning;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.investigation.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A column of a result whose cells name entities.
record Naming(int index, String column, EntityKind kind) {
  /// More in one row tie too much to too much.
  private static final int MOST = 8;

  private static final Set<String> TEXTS = Set.of("string", "dynamic");

  /// What `summarize` puts in front of the column it gathers.
  private static final Pattern GATHERED =
      Pattern.compile("(?:set|list|any|min|max|arg_max|arg_min|make_set|make_list)_");

  /// The columns of a result that name entities, by what its tables mean and else by their names.
  static List<Naming> of(ResultTable result, List<TableMeaning> tables) {
    var all = new ArrayList<Naming>();
    for (int index = 0; index < result.columns().size() && all.size() < MOST; index++) {
      var column = result.columns().get(index);
      var name = GATHERED.matcher(column.name()).replaceFirst("");
      int at = index;
      if (TEXTS.contains(column.type())) {
        kind(name, tables).ifPresent(kind -> all.add(new Naming(at, name, kind)));
      }
    }
    return all;
  }

  private static Optional<EntityKind> kind(String column, List<TableMeaning> tables) {
    return tables.stream()
        .filter(it -> it.kinds().containsKey(column))
        .findFirst()
        .map(it -> it.kind(column))
        .orElseGet(() -> ColumnMeaning.of(column));
  }
}
