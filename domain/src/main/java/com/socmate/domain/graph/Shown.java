package com.socmate.domain.graph;

import com.socmate.domain.entity.EntityName;
import com.socmate.domain.investigation.Evidence;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the rows of one query show: the same rows always show the same.
///
/// @param query whose rows they are
public record Shown(
    String query,
    SortedMap<EntityName, Sighting> entities,
    SortedMap<Relation, Sighting> relations) {
  public Shown {
    entities = Collections.unmodifiableSortedMap(new TreeMap<>(entities));
    relations = Collections.unmodifiableSortedMap(new TreeMap<>(relations));
  }

  public static Shown by(Evidence evidence) {
    return new ReadRows(evidence).read();
  }
}
