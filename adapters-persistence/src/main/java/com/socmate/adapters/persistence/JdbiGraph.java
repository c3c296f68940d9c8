package com.socmate.adapters.persistence;

import com.socmate.application.port.Graph;
import com.socmate.application.port.Page;
import com.socmate.application.port.Slice;
import com.socmate.application.port.Viewer;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.entity.EntityName;
import com.socmate.domain.graph.Shown;
import com.socmate.domain.id.SessionId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// Entities and relations under the sessions that show them.
public final class JdbiGraph implements Graph {
  private final Handles handles;

  public JdbiGraph(Database database) {
    this.handles = database.handles();
  }

  @Override
  public void keep(SessionId session, Shown shown) {
    handles.inTransaction(handle -> {
      new GraphWriting(handle, session, shown).write();
      return true;
    });
  }

  @Override
  public Map<EntityName, Known> find(Collection<EntityName> names, Viewer viewer) {
    return names.isEmpty()
        ? Map.of()
        : handles.with(handle -> new GraphKnown(handle, viewer).of(names));
  }

  @Override
  public Edges edges(Collection<EntityName> heads, Reach reach, Viewer viewer) {
    return handles.with(handle -> new GraphEdges(handle, viewer).of(heads, reach));
  }

  @Override
  public Drawn of(SessionId session, Reach reach, Viewer viewer) {
    return handles.with(handle -> new GraphOfSession(handle, session, viewer).read(reach));
  }

  @Override
  public Slice<EntityName> search(String text, Set<EntityKind> kinds, Viewer viewer, Page page) {
    return handles.inTransaction(handle -> new GraphSearch(handle, viewer).read(text, kinds, page));
  }
}
