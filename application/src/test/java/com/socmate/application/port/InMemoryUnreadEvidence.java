package com.socmate.application.port;

import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Evidence;
import java.util.ArrayList;
import java.util.function.BiConsumer;

public final class InMemoryUnreadEvidence implements UnreadEvidence {
  private final InMemoryWorld world;

  public InMemoryUnreadEvidence(InMemoryWorld world) {
    this.world = world;
  }

  private record Piece(SessionId session, Evidence evidence) {}

  @Override
  public int read(int most, BiConsumer<SessionId, Evidence> reader) {
    return world.alone(() -> {
      var unread = new ArrayList<Piece>();
      world
          .kept()
          .results
          .forEach((session, byTurn) ->
              byTurn.values().stream()
                  .flatMap(it -> it.evidence().stream())
                  .filter(it -> it.totalRows() > 0)
                  .filter(it -> !world.kept().read.contains(session + " " + it.query()))
                  .forEach(it -> unread.add(new Piece(session, it))));
      var taken = unread.stream().limit(most).toList();
      for (var piece : taken) {
        reader.accept(piece.session(), piece.evidence());
        world.kept().read.add(piece.session() + " " + piece.evidence().query());
      }
      return taken.size();
    });
  }
}
