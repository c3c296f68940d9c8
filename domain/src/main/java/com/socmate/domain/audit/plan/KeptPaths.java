package com.socmate.domain.audit.plan;

import com.socmate.domain.audit.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The paths that a plan and a model agree on.
///
/// @param areApart whether each keeps to some, and no path is kept to by both
record KeptPaths(Set<String> within, Set<String> without, boolean areApart) {
  static KeptPaths of(Plan bound, Suggestion.Narrower it) {
    var without = new TreeSet<>(bound.errand().without());
    without.addAll(it.without());
    var within = common(bound.errand().within(), it.within());
    return new KeptPaths(
        within,
        without,
        within.isEmpty() && !bound.errand().within().isEmpty() && !it.within().isEmpty());
  }

  private static Set<String> common(Collection<String> some, Collection<String> others) {
    var both = new TreeSet<String>(some.isEmpty() ? others : List.of());
    for (String one : some) {
      var errand = only(one);
      others.stream()
          .filter(other -> errand.covers(other) || only(other).covers(one))
          .map(other -> errand.covers(other) ? other : one)
          .forEach(both::add);
      if (others.isEmpty()) {
        both.add(one);
      }
    }
    return both;
  }

  private static Errand only(String path) {
    return new Errand(true, List.of(path), List.of(), 0, 0, 0, List.of(), 0);
  }

  boolean leaveNothing() {
    var left = new Errand(true, List.of(), List.copyOf(without), 0, 0, 0, List.of(), 0);
    return areApart || (!within.isEmpty() && within.stream().noneMatch(left::covers));
  }
}
