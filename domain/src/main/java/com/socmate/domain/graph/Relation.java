package com.socmate.domain.graph;

import com.socmate.domain.entity.EntityName;
import java.util.Comparator;

/// That one entity stands so to another.
///
/// Refuses with [IllegalArgumentException]: if it is the same on both sides
public record Relation(EntityName source, RelationType type, EntityName target)
    implements Comparable<Relation> {
  private static final Comparator<Relation> ORDER =
      Comparator.comparing(Relation::source)
          .thenComparing(Relation::type)
          .thenComparing(Relation::target);

  public Relation {
    if (source.equals(target)) {
      throw new IllegalArgumentException(
          "Nothing is related to itself; found '" + source.value() + "' twice.");
    }
  }

  @Override
  public int compareTo(Relation other) {
    return ORDER.compare(this, other);
  }
}
