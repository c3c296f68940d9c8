package com.socmate.domain.graph;

import com.socmate.domain.entity.EntityName;
import com.socmate.domain.id.MergeId;
import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.Optional;

/// That somebody said two names are one thing. Nothing is rewritten, so it can be undone.
///
/// @param alias the name that from now on stands for the other
/// @param undone by whom and when; empty while it holds
public record AliasMerge(
    MergeId id,
    EntityName alias,
    EntityName head,
    String reason,
    UserId by,
    Instant at,
    Optional<Undone> undone) {
  /// That it holds no more.
  public record Undone(UserId by, Instant at) {}

  public AliasMerge {
    if (alias.equals(head)) {
      throw new IllegalArgumentException("Nothing is an alias of itself: '" + alias.value() + "'.");
    }
  }

  public AliasMerge undone(UserId who, Instant when) {
    return new AliasMerge(id, alias, head, reason, by, at, Optional.of(new Undone(who, when)));
  }
}
