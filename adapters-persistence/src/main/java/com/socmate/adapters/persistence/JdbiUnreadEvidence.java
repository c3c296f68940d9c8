package com.socmate.adapters.persistence;

import com.socmate.application.port.UnreadEvidence;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Evidence;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/// A list that the database writes with the evidence, and that is crossed off within the reader's
/// transaction.
public final class JdbiUnreadEvidence implements UnreadEvidence {
  private static final String TAKE =
      """
      with next as (
        select number from unread_evidence order by number limit :most for update skip locked)
      delete from unread_evidence u using next where u.number = next.number
      returning u.session_id, u.query
      """;

  private final Handles handles;

  public JdbiUnreadEvidence(Database database) {
    this.handles = database.handles();
  }

  @Override
  public int read(int most, BiConsumer<SessionId, Evidence> reader) {
    return handles.inTransaction(handle -> {
      var taken = take(handle, most);
      var results = new Results(handle);
      for (var piece : taken) {
        var session = new SessionId(piece.sessionId());
        results
            .evidence(session, piece.query(), Integer.MAX_VALUE, 0)
            .ifPresent(it -> reader.accept(session, it));
      }
      return taken.size();
    });
  }

  private static List<Piece> take(Handle handle, int most) {
    return handle.createQuery(TAKE).bindMap(Map.of("most", most)).mapTo(Piece.class).list();
  }

  /// A query of a session.
  record Piece(String sessionId, String query) {}
}
