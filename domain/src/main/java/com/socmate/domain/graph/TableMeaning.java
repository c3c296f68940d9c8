package com.socmate.domain.graph;

import com.socmate.domain.entity.EntityKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the columns of a table name, and how what they name is related.
///
/// @param kinds by column; empty for a column that names nothing, whatever it is called
record TableMeaning(
    String table, Map<String, Optional<EntityKind>> kinds, List<Related> relations) {
  /// Two columns of a table and how the first stands to the second.
  record Related(String source, RelationType type, String target) {}

  /// Reads a map: `table` begins one, two words are a column and its kind, three are a relation.
  static Map<String, TableMeaning> read(String map) {
    var all = new LinkedHashMap<String, TableMeaning>();
    var meaning = of("");
    for (var line : map.strip().lines().map(String::strip).filter(it -> !it.isEmpty()).toList()) {
      var words = line.split("\\s+");
      if (words[0].equals("table")) {
        meaning = of(words[1]);
        all.put(words[1], meaning);
      } else {
        meaning.add(words);
      }
    }
    return all;
  }

  private static TableMeaning of(String table) {
    return new TableMeaning(table, new LinkedHashMap<>(), new ArrayList<>());
  }

  private void add(String[] words) {
    if (words.length == 2) {
      kinds.put(words[0], words[1].equals("-") ? Optional.empty() : EntityKind.named(words[1]));
    } else {
      relations.add(new Related(words[0], RelationType.valueOf(words[1]), words[2]));
    }
  }

  Optional<EntityKind> kind(String column) {
    return kinds.getOrDefault(column, Optional.empty());
  }
}
