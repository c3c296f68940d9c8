package com.socmate.application.port;

import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.entity.EntityName;
import com.socmate.domain.graph.Relation;
import com.socmate.domain.graph.Shown;
import com.socmate.domain.id.SessionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the rows of all investigations show. A viewer is answered only from sessions that the
/// viewer may read: what only others show is not there, not even as a number. Names that were
/// merged are answered as one, under their head, to whoever sees the head.
public interface Graph {
  /// Keeps what a query of a session shows, in place of what was kept of it before: keeping it
  /// twice is keeping it once.
  void keep(SessionId session, Shown shown);

  /// What is known of those of the names that the viewer sees, by the name that was asked for.
  Map<EntityName, Known> find(Collection<EntityName> names, Viewer viewer);

  /// The relations that each of the entities has, the latest seen first.
  Edges edges(Collection<EntityName> heads, Reach reach, Viewer viewer);

  /// What a session shows, what most rows show first; nothing if the viewer does not see it.
  Drawn of(SessionId session, Reach reach, Viewer viewer);

  /// Names that begin with the text or, where none does, those that resemble it.
  Slice<EntityName> search(String text, Set<EntityKind> kinds, Viewer viewer, Page page);

  /// Which relations are wanted.
  ///
  /// @param kinds of what stands at the other end; empty for all
  /// @param most of each entity
  record Reach(Set<EntityKind> kinds, int most) {
    public Reach {
      kinds = Set.copyOf(kinds);
    }
  }

  /// An entity, from the sessions that the viewer may read.
  ///
  /// @param head the name it is shown under
  /// @param aliases its other names
  /// @param sessions how many show it
  /// @param schedules how many those were made for
  /// @param rows how many rows show it
  record Known(
      EntityName head,
      List<EntityName> aliases,
      Instant firstSeen,
      Instant lastSeen,
      long sessions,
      long schedules,
      long rows) {
    public Known {
      aliases = List.copyOf(aliases);
    }
  }

  /// A relation, from the sessions that the viewer may read.
  ///
  /// @param sessions how many show it
  /// @param proofs of the latest of them
  record Edge(
      Relation relation,
      Instant firstSeen,
      Instant lastSeen,
      long rows,
      long sessions,
      List<Proof> proofs) {
    public Edge {
      proofs = List.copyOf(proofs);
    }
  }

  /// The row that shows something, counted from 1.
  record Proof(SessionId session, String query, int row) {}

  /// @param more how many further relations those of the entities have that have more than was
  ///   wanted, as far as was looked
  record Edges(List<Edge> edges, Map<EntityName, Long> more) {
    public Edges {
      edges = List.copyOf(edges);
      more = Map.copyOf(more);
    }

    public boolean cut() {
      return !more.isEmpty();
    }
  }

  /// @param cut whether there is more
  record Drawn(List<EntityName> entities, List<Edge> edges, boolean cut) {
    public Drawn {
      entities = List.copyOf(entities);
      edges = List.copyOf(edges);
    }
  }
}
