package com.socmate.application.port;

import com.socmate.domain.entity.EntityName;
import com.socmate.domain.graph.AliasMerge;
import com.socmate.domain.id.MergeId;
import java.util.Optional;

/// Which names of entities people have said to be one. Seen by whoever sees both names.
public interface Aliases {
  /// How a name stands to others; it stays so until the transaction ends.
  Standing standing(EntityName name);

  void add(AliasMerge merge);

  Optional<AliasMerge> find(MergeId id, Viewer viewer);

  /// Ends a merge.
  ///
  /// @return false if it does not hold
  boolean undo(MergeId id, AliasMerge.Undone undone);

  /// The newest first, with those that were undone.
  Slice<AliasMerge> list(Viewer viewer, Page page);

  /// @param head what it is an alias of
  /// @param isHead whether others are aliases of it
  record Standing(Optional<EntityName> head, boolean isHead) {}
}
