package com.socmate.adapters.http;

import com.socmate.domain.graph.AliasMerge;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That two names are one thing.
///
/// @param holds whether it has not been undone
record MergeJson(
    String id,
    EntityJson.Name alias,
    EntityJson.Name into,
    String reason,
    String author,
    Instant createdAt,
    boolean holds,
    @Nullable String undoneBy,
    @Nullable Instant undoneAt) {
  static MergeJson from(AliasMerge it) {
    return new MergeJson(
        it.id().value(),
        EntityJson.Name.from(it.alias()),
        EntityJson.Name.from(it.head()),
        it.reason(),
        it.by().value(),
        it.at(),
        it.undone().isEmpty(),
        it.undone().map(undone -> undone.by().value()).orElse(null),
        it.undone().map(AliasMerge.Undone::at).orElse(null));
  }
}
