package com.socmate.adapters.persistence;

import com.socmate.domain.id.RunId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Turn;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The further questions of sessions, within the caller's transaction.
final class Turns {
  private final Handle handle;
  private final TurnSql sql;

  Turns(Handle handle) {
    this.handle = handle;
    this.sql = handle.attach(TurnSql.class);
  }

  List<Turn> of(SessionId session) {
    return sql.of(session.value()).stream().map(TurnRow::toDomain).toList();
  }

  Optional<Turn> of(RunId run) {
    return sql.ofRun(run.value()).map(TurnRow::toDomain);
  }

  /// Adds a turn, and then its events and whatever else it begins with. The session's row is locked
  /// first, so that of two who ask at once one is told to ask again.
  ///
  /// @return false if the session is active, gone, or has gone on
  boolean add(SessionId session, Turn turn, Runnable further) {
    boolean ready =
        handle
            .attach(SessionSql.class)
            .lock(session.value())
            .map(SessionRow::toDomain)
            .filter(it -> !it.isActive())
            .filter(_ -> sql.last(session.value()) + 1 == turn.number())
            .isPresent();
    if (ready) {
      var placed = turn.from(sql.lastEvent(session.value()));
      sql.add(Records.values(TurnRow.of(session, placed)));
      further.run();
    }
    return ready;
  }
}
