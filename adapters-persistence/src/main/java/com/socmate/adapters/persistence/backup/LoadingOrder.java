package com.socmate.adapters.persistence.backup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What others refer to comes before them, so that every reference finds its row.
final class LoadingOrder {
  private final List<Catalog.Reference> references;

  LoadingOrder(List<Catalog.Reference> references) {
    this.references = List.copyOf(references);
  }

  List<Manifest.Table> of(List<Manifest.Table> tables) {
    var waiting = new ArrayList<>(tables);
    var ordered = new ArrayList<Manifest.Table>();
    while (!waiting.isEmpty()) {
      var names = names(waiting);
      var next = waiting.stream().filter(it -> refersToNone(it, names)).toList();
      if (next.isEmpty()) {
        throw new BackupRefused("Tables refer to each other in a circle: " + names);
      }
      ordered.addAll(next);
      waiting.removeAll(next);
    }
    return ordered;
  }

  private boolean refersToNone(Manifest.Table table, Set<String> names) {
    return references.stream()
        .noneMatch(it -> it.from().equals(table.quoted()) && names.contains(it.to()));
  }

  private static Set<String> names(List<Manifest.Table> tables) {
    var names = new HashSet<String>();
    tables.forEach(it -> names.add(it.quoted()));
    return names;
  }
}
